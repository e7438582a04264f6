/** The kit's version, for the warning when two versions meet on one page. A house test compares it with package.json. */
export const version = '0.1.0';
