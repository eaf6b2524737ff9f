/** Dates before this are years still being typed. */
const EARLIEST_DATE = '1900-01-01';

interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (date: string) => void;
}

/** A date that takes effect as soon as it is whole. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const follow = (event: Event) => {
    const { value: typed } = event.currentTarget as HTMLInputElement;
    if (typed === '' || typed >= EARLIEST_DATE) onChange(typed);
  };
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input type="date" value={value} onChange={follow} />
    </label>
  );
}
