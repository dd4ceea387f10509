import { serviceSid } from '../../src/facts/service-sid';

test('the number of TrustedInstaller is the one that stands in the permissions of every Windows, in whatever case it is named', () => {
  const known = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
  expect(['TrustedInstaller', 'trustedinstaller'].map(serviceSid)).toEqual([known, known]);
});
