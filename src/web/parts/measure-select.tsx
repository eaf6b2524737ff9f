import { apiPath } from '../api/request.js';
import { useAnswer } from '../api/use-answer.js';
import type { MeasureLine } from './measure-menu.js';

interface MeasureSelectProps {
  readonly chosen: string | null;
  readonly onChange: (chosen: string | null) => void;
}

/** One measure to test alone, or all that are in force. */
export function MeasureSelect({ chosen, onChange }: MeasureSelectProps) {
  const { answer } = useAnswer<{ items: readonly MeasureLine[] }>(apiPath('/measures'));
  return (
    <label class="field">
      <span class="field-label">Measure</span>
      <select value={chosen ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
        <option value="">All in force</option>
        {answer?.items.map(({ id }) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
}
