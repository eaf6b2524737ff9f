import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Basis } from '../../model/basis.js';
import type { RecordAnswer } from '../api/answers.js';
import { apiPath } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import type { PageProps } from '../app.js';
import { BasisMark } from '../parts/basis-mark.js';
import { FailureNotice, Loading } from '../parts/notices.js';
import { RecordReference } from '../product/record-reference.js';
import { linkTo, type Route } from '../route.js';
import { changeRoute } from '../use-route.js';
import { grouped } from '../words/counts.js';
import type { Listing, OrganizationAnswer, Ownership, Trade } from './organization-answer.js';

function span({ from, to }: { from: string | null; to: string | null }): string {
  if (from === null && to === null) return '';
  return to === null ? `from ${from}` : `${from ?? '…'} to ${to}`;
}

interface RelationProps {
  readonly title: string;
  readonly none: string;
  /** Of all, where only the first are listed. */
  readonly total?: number;
  readonly children: ComponentChildren[];
}

function Relation({ title, none, total, children }: RelationProps) {
  const count = total ?? children.length;
  return (
    <section class="sheet relation">
      <h2>
        {title} <span class="muted">{grouped(count)}</span>
      </h2>
      {count === 0 ? <p class="muted">{none}</p> : <ul class="plain-list">{children}</ul>}
      {count > children.length && <p class="muted">and {grouped(count - children.length)} more</p>}
    </section>
  );
}

interface LineProps {
  readonly what: ComponentChildren;
  readonly known: { readonly from: string | null; readonly to: string | null; readonly basis: Basis };
  readonly record: string;
}

function Line({ what, known, record }: LineProps) {
  return (
    <li class="relation-line">
      <span>{what}</span>
      <span class="relation-facts">
        <BasisMark basis={known.basis} /> <span class="muted">{span(known)}</span>
      </span>
      <RecordReference record={record} />
    </li>
  );
}

type Labels = OrganizationAnswer['labels'];

function PartyLink({ id, labels }: { id: string; labels: Labels }) {
  return <a href={linkTo('organization', { id })}>{labels.parties[id] ?? id}</a>;
}

function TradeLine({ trade, labels }: { trade: Trade; labels: Labels }) {
  const good = trade.good === null ? 'unknown good' : (labels.goods[trade.good] ?? trade.good);
  const what = (
    <>
      <strong>{good}</strong> <PartyLink id={trade.party} labels={labels} />
    </>
  );
  return <Line what={what} known={trade} record={trade.record} />;
}

function ShareLine({ share, party, labels }: { share: Ownership; party: string; labels: Labels }) {
  const percent = share.sharePercent === null ? 'an unknown share' : `${share.sharePercent} %`;
  const what = (
    <>
      <PartyLink id={party} labels={labels} />, {percent}
    </>
  );
  return <Line what={what} known={share} record={`ownerships:${share.id}`} />;
}

function Listed({ listed }: { listed: readonly Listing[] }) {
  if (listed.length === 0) {
    return (
      <p class="notice">
        Its names and identifiers match no listed party. That says nothing of what it buys.
      </p>
    );
  }
  return (
    <div class="notice notice-failure">
      <ul class="plain-list">
        {listed.map(({ measure, listed: name, status, reasons, by }) => (
          <li key={`${measure} ${name}`}>
            <strong>{status === 'confirmed' ? 'Listed' : `Match ${status}`}</strong> as “{name}” in{' '}
            <a href={linkTo('measures', { id: measure })}>
              <code>{measure}</code>
            </a>
            , matched by “{by}”{reasons.length > 0 && `: ${reasons.join('; ')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Identity({ answer }: { answer: OrganizationAnswer }) {
  const { organization, origin } = answer;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Id', organization.id],
    ['Local name', organization.localName],
    ['Also called', organization.aliases.join('; ') || null],
    ['Place', organization.region ?? organization.country],
    ['Identifiers', organization.identifiers.join('; ') || null],
    ['Kind', organization.trader ? 'trader: declares that it makes nothing' : null],
    ['Described', organization.unresolved ? 'by no file: only its id is known' : null],
    ['Read from', `${origin.file}, row ${origin.row}`],
  ];
  return (
    <dl class="members">
      {facts
        .filter(([, fact]) => fact !== null)
        .map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  );
}

function Trades({ answer }: { answer: OrganizationAnswer }) {
  const { suppliers, suppliersTotal, buyers, buyersTotal, productions, labels } = answer;
  return (
    <>
      <Relation title="Suppliers" none="No supply to it is recorded." total={suppliersTotal}>
        {suppliers.map((trade) => (
          <TradeLine key={trade.record} trade={trade} labels={labels} />
        ))}
      </Relation>
      <Relation title="Buyers" none="No supply from it is recorded." total={buyersTotal}>
        {buyers.map((trade) => (
          <TradeLine key={trade.record} trade={trade} labels={labels} />
        ))}
      </Relation>
      <Relation title="Makes" none="No production is recorded.">
        {productions.map((making) => (
          <Line
            key={making.id}
            what={<strong>{labels.goods[making.good] ?? making.good}</strong>}
            known={making}
            record={`productions:${making.id}`}
          />
        ))}
      </Relation>
    </>
  );
}

function Belongings({ answer }: { answer: OrganizationAnswer }) {
  const { owners, owned, sites, labels } = answer;
  return (
    <>
      <Relation title="Sites" none="No site is recorded.">
        {sites.map(({ id, name, region, country, within }) => (
          <li key={id} class="relation-line">
            <span>
              {name} <code class="muted">{id}</code>
            </span>
            <span class="relation-facts muted">
              {region ?? country ?? 'place not known'}
              {within && `, within ${within}`}
            </span>
          </li>
        ))}
      </Relation>
      <Relation title="Owners" none="No owner is recorded.">
        {owners.map((share) => (
          <ShareLine key={share.id} share={share} party={share.owner} labels={labels} />
        ))}
      </Relation>
      <Relation title="Owns" none="It owns nothing that is recorded.">
        {owned.map((share) => (
          <ShareLine key={share.id} share={share} party={share.owned} labels={labels} />
        ))}
      </Relation>
    </>
  );
}

/** A supply may be a site's: then its operator's page is the one that is meant. */
function useOperator(route: Route, id: string, isUnknown: boolean): void {
  const path = isUnknown ? apiPath(`/records/sites/${encodeURIComponent(id)}`) : null;
  const { answer } = useAnswer<RecordAnswer>(path);
  const operator = answer?.record.organization;
  useEffect(() => {
    if (typeof operator === 'string') changeRoute(route, { id: operator });
  }, [operator]);
}

/** What is recorded of one organization, and whether it is listed and why. */
export function OrganizationPage({ route }: PageProps) {
  const id = route.parameters.get('id') ?? '';
  const path = apiPath(`/organizations/${encodeURIComponent(id)}`);
  const { answer, failure, isLoading, again } = useAnswer<OrganizationAnswer>(path);
  useOperator(route, id, failure?.code === 'RECORD_NOT_FOUND');
  return (
    <div class={`stack${isLoading ? ' stale' : ''}`}>
      <p class="crumbs">
        <a href={linkTo('portfolio')}>Portfolio</a>
      </p>
      <h1>{answer?.organization.name ?? id}</h1>
      {isLoading && !answer && <Loading what="Reading the records" />}
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {answer && (
        <>
          <Listed listed={answer.listed} />
          <Identity answer={answer} />
          <p>
            <a href={linkTo('portfolio', { organization: id })}>Its products in the portfolio</a>
          </p>
          <div class="two-columns">
            <Trades answer={answer} />
            <Belongings answer={answer} />
          </div>
        </>
      )}
    </div>
  );
}
