import { useEffect, useRef } from 'preact/hooks';
import type { Session } from './api/answers.js';
import { apiPath } from './api/request.js';
import { useAnswer } from './api/use-answer.js';
import { EvidencePage } from './evidence/evidence-page.js';
import { ImportPage } from './imports/import-page.js';
import { MatchesPage } from './matches/matches-page.js';
import { MeasuresPage } from './measures/measures-page.js';
import { OrganizationPage } from './organization/organization-page.js';
import { FailureNotice, Loading } from './parts/notices.js';
import { SignIn } from './parts/sign-in.js';
import { PortfolioPage } from './portfolio/portfolio-page.js';
import { ProductPage } from './product/product-page.js';
import { linkTo, type PageName, type Route } from './route.js';
import { useRoute } from './use-route.js';

const TABS: readonly (readonly [page: PageName, title: string])[] = [
  ['portfolio', 'Portfolio'],
  ['matches', 'Matches'],
  ['measures', 'Measures'],
  ['import', 'Import'],
];

export interface PageProps {
  readonly route: Route;
  readonly session: Session;
}

const CONTENT: Readonly<Record<PageName, (props: PageProps) => preact.JSX.Element>> = {
  portfolio: PortfolioPage,
  product: ProductPage,
  evidence: EvidencePage,
  organization: OrganizationPage,
  matches: MatchesPage,
  measures: MeasuresPage,
  import: ImportPage,
};

const IN_TAB: Readonly<Partial<Record<PageName, PageName>>> = {
  product: 'portfolio',
  evidence: 'portfolio',
  organization: 'portfolio',
};

function Header({ page, session }: { page: PageName; session: Session | null }) {
  return (
    <header class="header">
      <a class="brand" href={linkTo('portfolio')}>
        Headwater
      </a>
      <nav aria-label="Pages">
        {TABS.map(([tab, title]) => (
          <a
            key={tab}
            class="tab"
            href={linkTo(tab)}
            aria-current={(IN_TAB[page] ?? page) === tab ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      {session && (
        <span class="user">
          {session.user} <span class="muted">({session.role})</span>
        </span>
      )}
    </header>
  );
}

/** Moves the focus to the page that was opened, as a browser does on a new document. */
function useFocusOnPage(page: PageName, identity: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(identity);
  useEffect(() => {
    if (shown.current === identity) return;
    shown.current = identity;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [identity]);
  useEffect(() => {
    document.title = `${page.charAt(0).toUpperCase()}${page.slice(1)} – Headwater`;
  }, [page]);
  return main;
}

export function App() {
  const route = useRoute();
  const { answer: session, failure, isLoading, again } = useAnswer<Session>(apiPath('/session'));
  const { organization, good, id } = Object.fromEntries(route.parameters);
  const identity = [route.page, organization, good, id].join(' ');
  const main = useFocusOnPage(route.page, identity);
  const Content = CONTENT[route.page];
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <Header page={route.page} session={session} />
      <main id="main" class={`page page-${route.page}`} tabIndex={-1} ref={main}>
        {failure?.status === 401 && <SignIn onSignedIn={again} />}
        {failure && failure.status !== 401 && <FailureNotice failure={failure} onRetry={again} />}
        {isLoading && <Loading what="Opening" />}
        {session && <Content key={identity} route={route} session={session} />}
      </main>
    </>
  );
}
