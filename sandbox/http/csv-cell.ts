/** One cell as RFC 4180 writes it: quoted where it has to be, or where a reader might trim or split it. */
export function csvCell(value: string): string {
  return /[",;\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
