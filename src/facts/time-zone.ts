import { quoted, userError } from './errors';

/**
 * Throws if the value is not a name in the IANA time zone database. The API server refuses other
 * names, "Local", and names with other capitals.
 */
export function checkTimeZone(timeZone: string): void {
  if (typeof timeZone !== 'string' || !/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(timeZone) || !isKnown(timeZone)) {
    throw userError({ message: `time zone ${quoted(timeZone)} is not a name in the IANA time zone database`, fix: 'Use a name such as "Etc/UTC" or "Europe/Berlin", with the capitals of the database.' });
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
