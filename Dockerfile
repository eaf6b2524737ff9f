# Headwater's command line: docker run --rm headwater demo
# The same base throughout, for the packages of one stage run in the last one. No package needs its install script
# here: the base has Node, and better-sqlite3 brings its binaries.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json vite.config.js ./
COPY src src
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Headwater" \
      org.opencontainers.image.description="Does anything in this product come from there? A supply-chain tracer." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production
WORKDIR /app
COPY package.json LICENSE NOTICE ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist/src dist/src
COPY --from=build /app/dist/web dist/web
COPY bin/headwater.js bin/
COPY seed seed
COPY cypher cypher
# Where `serve` keeps its API keys; a volume that is mounted here begins with this owner.
RUN install --directory --owner node --group node --mode 700 /state
# Not root: a user that the base image has.
USER node
# No HEALTHCHECK: a command ends by itself.
ENTRYPOINT ["node", "/app/bin/headwater.js"]
CMD ["--help"]
