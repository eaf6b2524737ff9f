/** Drawn for a 16 by 16 field in the colour of the text; none carries a meaning that words beside it do not. */
const DRAWINGS = {
  exposed: 'M8 1.5 14.5 8 8 14.5 1.5 8ZM8 4.7v4M8 11v.4',
  possible: 'M8 2 14.5 13.5h-13ZM8 6.5v3.2M8 11.5v.3',
  unknown: 'M8 1.8a6.2 6.2 0 1 0 .01 0M6.2 6.3C6.2 4 9.9 4 9.9 6.2 9.9 7.7 8 7.6 8 9.3M8 11.4v.3',
  'not-tested': 'M8 1.8a6.2 6.2 0 1 0 .01 0M4.8 8h6.4',
  clear: 'M8 1.8a6.2 6.2 0 1 0 .01 0M5 8.3l2.1 2.1L11.2 6',
  search: 'M7 2.5a4.5 4.5 0 1 0 .01 0M10.3 10.3 14 14',
  expand: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  upload: 'M8 10.5V2.5M4.5 6 8 2.5 11.5 6M2.5 10v3.5h11V10',
  print: 'M4.5 6V2h7v4M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7V14h-7Z',
  download: 'M8 2.5v8M4.5 7 8 10.5 11.5 7M2.5 10.5v3h11v-3',
  next: 'M3 8h10M9 4l4 4-4 4',
  copy: 'M5.5 5.5h8v8h-8ZM3.5 10.5h-1v-8h8v1',
} as const;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
