import { apiPath } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import { Menu } from './menu.js';

export interface MeasureLine {
  readonly id: string;
  readonly title: string | null;
  readonly status: string;
  readonly consequence: string;
}

interface MeasureMenuProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Which measures to test; none chosen means all that are in force. */
export function MeasureMenu({ chosen, onChange }: MeasureMenuProps) {
  const { answer } = useAnswer<{ items: readonly MeasureLine[] }>(apiPath('/measures'));
  const label = chosen.length === 0 ? 'Measures: all in force' : `Measures: ${chosen.length} chosen`;
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <Menu label={label}>
      <fieldset class="choices">
        <legend>Test only these measures</legend>
        {answer?.items.map(({ id, title }) => (
          <label class="choice" key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              <code>{id}</code>
              {title && <span class="muted">{title}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {chosen.length > 0 && (
        <button type="button" onClick={() => onChange([])}>
          All in force
        </button>
      )}
    </Menu>
  );
}
