import { quoted, userError } from './errors';

/** Throws for what is no name of the IANA time zone database: the API server refuses it, and "Local" too. */
export function checkTimeZone(timeZone: string): void {
  if (!/^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$/.test(timeZone) || timeZone.toLowerCase() === 'local' || !isKnown(timeZone)) {
    throw userError({ message: `time zone ${quoted(timeZone)} is not a name of the IANA database`, fix: 'Write a name such as "Etc/UTC" or "Europe/Berlin".' });
  }
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
