import { quoted, userError } from './errors';

/** Throws for what is no name of the IANA time zone database: the API server refuses it, and "Local", and other capitals too. */
export function checkTimeZone(timeZone: string): void {
  if (typeof timeZone !== 'string' || !/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(timeZone) || !isKnown(timeZone)) {
    throw userError({ message: `time zone ${quoted(timeZone)} is not a name of the IANA database`, fix: 'Write a name such as "Etc/UTC" or "Europe/Berlin", with these capitals.' });
  }
}

function isKnown(timeZone: string): boolean {
  try {
    const { timeZone: canonical } = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions();
    return canonical === timeZone || canonical.toLowerCase() !== timeZone.toLowerCase();
  } catch {
    return false;
  }
}
