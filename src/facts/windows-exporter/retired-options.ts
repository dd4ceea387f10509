import { CollectorName } from './collectors';

const filterRemedies = { whitelist: 'Its name is "include" now.', blacklist: 'Its name is "exclude" now.' };

/**
 * Options that older releases had, and what to write instead, by collector. Guides and the comments of the Helm chart still name
 * them.
 * @see https://github.com/prometheus-community/windows_exporter/releases
 */
export const retiredOptions: Readonly<Partial<Record<CollectorName, Readonly<Record<string, string>>>>> = {
  iis: {
    siteWhitelist: 'Its name is "siteInclude" now.',
    siteBlacklist: 'Its name is "siteExclude" now.',
    appWhitelist: 'Its name is "appInclude" now.',
    appBlacklist: 'Its name is "appExclude" now.',
  },
  logical_disk: { volumeWhitelist: 'Its name is "volumeInclude" now.', volumeBlacklist: 'Its name is "volumeExclude" now.' },
  net: { nicWhitelist: 'Its name is "nicInclude" now.', nicBlacklist: 'Its name is "nicExclude" now.' },
  process: filterRemedies,
  scheduled_task: filterRemedies,
  service: {
    servicesWhere: 'It is gone: name the services by the regular expressions "include" and "exclude".',
    useApi: 'It is gone: the exporter always asks the service control manager.',
    startModeInclude: 'Release 0.31.8 does not have it: select by name, with "include" and "exclude".',
  },
  smtp: { serverWhitelist: 'Its name is "serverInclude" now.', serverBlacklist: 'Its name is "serverExclude" now.' },
  textfile: { directory: 'Its name is "directories" now, a list.' },
  filetime: { filePatterns: 'It is "filePattern": the file of release 0.31.8 holds one pattern, in which {a,b} names several.' },
};

/** `services-where` and `services_where` as properties are written here: `servicesWhere`. */
export function asProperty(key: string): string {
  return key.replace(/[-_]([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}
