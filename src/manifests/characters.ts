/** Codes of the characters that YAML uses for its syntax. */
export const TAB = 0x09;
export const LINE_FEED = 0x0A;
export const CARRIAGE_RETURN = 0x0D;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const COMMA = 0x2C;
export const HYPHEN = 0x2D;
export const DOT = 0x2E;
export const COLON = 0x3A;
export const GREATER_THAN = 0x3E;
export const VERTICAL_BAR = 0x7C;
