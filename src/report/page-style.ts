/**
 * The style of the printable page: black on white, nothing that only colour says, A4 and Letter. Inferred parts have
 * dashed lines, hits a double frame.
 */
export const PAGE_STYLE = `
@page { size: auto; margin: 15mm; }
body { font: 10.5pt/1.4 Georgia, "Times New Roman", serif; color: #000; background: #fff; max-width: 180mm; margin: 0 auto; padding: 5mm; }
h1 { font-size: 16pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 8mm 0 2mm; border-bottom: 1px solid #000; }
h3 { font-size: 11pt; margin: 6mm 0 2mm; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; }
th, td { border: 1px solid #666; padding: 1mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr, .box, .link { break-inside: avoid; }
.verdict { font-size: 13pt; font-weight: bold; border: 2px solid #000; padding: 2mm 3mm; }
.chart { list-style: none; margin: 0; padding: 0; }
.box { border: 1px solid #000; padding: 1.5mm 3mm; }
.hit { border: 4px double #000; font-weight: bold; }
.link { margin: 0 0 0 8mm; padding: 1.5mm 3mm; border-left: 2px solid #000; font-size: 9pt; }
.inferred { border-left-style: dashed; }
.small { font-size: 9pt; }
`.trim();
