import { checkTimeZone } from '../../src/facts/time-zone';

// What kube-apiserver 1.36 said to each.
test.each(['Etc/UTC', 'UTC', 'Europe/Berlin', 'US/Pacific', 'Etc/GMT+5', 'EST5EDT', 'GMT0', 'America/Argentina/Buenos_Aires'])('%p is a time zone', (name) => {
  expect(() => checkTimeZone(name)).not.toThrow();
});

test.each(['', 'Local', 'local', 'Europe/Nowhere', 'europe/berlin', 'EUROPE/BERLIN', 'us/pacific', '+01:00', '../etc/passwd', 'UTC ', undefined as any])('%p is none', (name) => {
  expect(() => checkTimeZone(name)).toThrow('is not a name in the IANA time zone database. Use a name such as "Etc/UTC" or "Europe/Berlin", with the capitals of the database.');
});
