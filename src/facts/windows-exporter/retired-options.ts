import { CollectorName } from './collectors';

const filterRemedies = { whitelist: 'It is now called "include".', blacklist: 'It is now called "exclude".' };

/**
 * Options of older releases, and what to use instead, by collector. Guides and the comments of the
 * Helm chart still mention them.
 * @see https://github.com/prometheus-community/windows_exporter/releases
 */
export const retiredOptions: Readonly<Partial<Record<CollectorName, Readonly<Record<string, string>>>>> = {
  iis: {
    siteWhitelist: 'It is now called "siteInclude".',
    siteBlacklist: 'It is now called "siteExclude".',
    appWhitelist: 'It is now called "appInclude".',
    appBlacklist: 'It is now called "appExclude".',
  },
  logical_disk: { volumeWhitelist: 'It is now called "volumeInclude".', volumeBlacklist: 'It is now called "volumeExclude".' },
  net: { nicWhitelist: 'It is now called "nicInclude".', nicBlacklist: 'It is now called "nicExclude".' },
  process: filterRemedies,
  scheduled_task: filterRemedies,
  service: {
    servicesWhere: 'It was removed. Select services with the regular expressions "include" and "exclude".',
    useApi: 'It was removed. The exporter always queries the service control manager.',
    startModeInclude: 'Release 0.31.8 does not have it. Select services by name, with "include" and "exclude".',
  },
  smtp: { serverWhitelist: 'It is now called "serverInclude".', serverBlacklist: 'It is now called "serverExclude".' },
  textfile: { directory: 'It is now called "directories", and is a list.' },
  filetime: { filePatterns: 'Use "filePattern". The file of release 0.31.8 contains one pattern, in which {a,b} matches a or b.' },
};

/** An option as a property: `servicesWhere` for `services-where` and `services_where`. */
export function asProperty(key: string): string {
  return key.replace(/[-_]([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}
