/** How many rows each part below a card's curves names; the rest is counted. */
export const SHOWN = { campaigns: 5, tickets: 8, series: 4 } as const;
