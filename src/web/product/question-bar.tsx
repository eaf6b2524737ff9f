import { apiPath } from '../api/request.js';
import { DateField } from '../parts/date-field.js';
import { Icon } from '../parts/icon.js';
import { MeasureMenu } from '../parts/measure-menu.js';
import { Menu } from '../parts/menu.js';
import { linkTo, type Route } from '../route.js';
import { changeRoute } from '../use-route.js';
import { traceParameters } from './trace-query.js';

const FORMATS: readonly (readonly [format: string, what: string])[] = [
  ['html', 'HTML, a page to file or to print'],
  ['csv', 'CSV, for spreadsheets'],
  ['json', 'JSON, the whole result'],
  ['text', 'Text, as on the command line'],
  ['mermaid', 'Mermaid flowchart'],
  ['graphml', 'GraphML, for graph programs'],
  ['gexf', 'GEXF, for Gephi'],
];

function ExportMenu({ route }: { route: Route }) {
  return (
    <Menu
      label={
        <>
          <Icon name="download" /> Export
        </>
      }
    >
      <ul class="menu-list">
        {FORMATS.map(([format, what]) => (
          <li key={format}>
            <a href={apiPath('/trace/export', { ...traceParameters(route), format })} download>
              {what}
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
}

/** The question: whatever changes here is traced again at once. */
export function QuestionBar({ route, date }: { route: Route; date: string }) {
  const { parameters } = route;
  return (
    <div class="toolbar">
      <DateField
        label="Import date"
        value={parameters.get('date') ?? date}
        onChange={(day) => changeRoute(route, { date: day })}
      />
      <DateField
        label="Ignore what ended before"
        value={parameters.get('since') ?? ''}
        onChange={(day) => changeRoute(route, { since: day })}
      />
      <MeasureMenu
        chosen={parameters.getAll('measure')}
        onChange={(measure) => changeRoute(route, { measure })}
      />
      <span class="toolbar-room" />
      <ExportMenu route={route} />
      <a class="button" href={linkTo('evidence', traceParameters(route))}>
        <Icon name="print" /> Evidence to print
      </a>
    </div>
  );
}
