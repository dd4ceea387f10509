import { documentedSpelling, isLocalSystem } from '../../src/facts/service-accounts';

test('a service account without its domain is known by the names that Windows has for it', () => {
  expect(Object.fromEntries(['SYSTEM', 'LocalSystem', 'local service', 'LocalService', 'Network Service', 'networkservice', 'agent'].map((name) => (
    [name, documentedSpelling(name)]
  )))).toEqual({
    'SYSTEM': 'NT AUTHORITY\\SYSTEM',
    'LocalSystem': 'NT AUTHORITY\\SYSTEM',
    'local service': 'NT AUTHORITY\\Local service',
    'LocalService': 'NT AUTHORITY\\Local service',
    'Network Service': 'NT AUTHORITY\\NetworkService',
    'networkservice': 'NT AUTHORITY\\NetworkService',
    'agent': undefined,
  });
});

test('LocalSystem is known in any case of its user', () => {
  expect(['NT AUTHORITY\\SYSTEM', 'NT AUTHORITY\\System', 'NT AUTHORITY\\system'].every(isLocalSystem)).toBe(true);
  expect(['SYSTEM', 'NT AUTHORITY\\Local service', 'CORP\\SYSTEM'].some(isLocalSystem)).toBe(false);
});
