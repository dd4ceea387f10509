import * as fc from 'fast-check';
import { WindowsAccount } from '../../src';
import { administrativeGroups } from '../../src/facts/local-groups';
import { accountNames } from '../facts/account-names';
import { refusalsOf } from '../facts/server-account-rules';

test('the service accounts have the spelling of the documentation', () => {
  expect(WindowsAccount.localService()).toEqual({ userName: 'NT AUTHORITY\\Local service' });
  expect(WindowsAccount.networkService()).toEqual({ userName: 'NT AUTHORITY\\NetworkService' });
  expect(WindowsAccount.localSystem({ reason: ' installs drivers ' })).toEqual({ userName: 'NT AUTHORITY\\SYSTEM', reason: 'installs drivers' });
  expect(WindowsAccount.localGroup('hpc-log-readers')).toEqual({ userName: 'hpc-log-readers' });
  expect(WindowsAccount.custom('CORP\\svc$')).toEqual({ userName: 'CORP\\svc$' });
});

test.each<[string, (name: string) => WindowsAccount]>([
  ['custom', WindowsAccount.custom], ['localGroup', WindowsAccount.localGroup],
])('%s gives nothing that the API server refuses', (_what, make) => {
  const outcomes = new Set<boolean>();
  fc.assert(fc.property(accountNames, (name) => {
    let account: WindowsAccount | undefined;
    try {
      account = make(name);
    } catch (error) {
      expect((error as Error).message).toMatch(/^(\[HPC\d{3}\] )?(local group|account) .*\. [A-Z].*\.$/);
    }
    outcomes.add(account !== undefined);
    expect(account === undefined ? [] : refusalsOf(account.userName)).toEqual([]);
  }), { numRuns: 3000 });
  expect(outcomes.size).toBe(2);
});

test.each(['', ' ', undefined, 5])('LocalSystem with the reason %p is refused', (reason) => {
  expect(() => WindowsAccount.localSystem({ reason: reason as string })).toThrow(
    /^\[HPC023\] WindowsAccount\.localSystem: reason is .*\. State in a sentence why a less powerful account is not enough\. Reviewers see it as an annotation of the pod\.$/,
  );
});

test('LocalSystem without options is refused with the same words', () => {
  expect(() => (WindowsAccount.localSystem as any)()).toThrow('[HPC023] WindowsAccount.localSystem: reason is undefined.');
});

test('an administrative group needs a reason, in any case', () => {
  for (const [group, danger] of administrativeGroups) {
    expect(() => WindowsAccount.localGroup(group.toUpperCase())).toThrow(`[HPC022] local group "${group.toUpperCase()}" is administrative: ${danger}. Grant your own group`);
    expect(WindowsAccount.localGroup(group, { reason: 'joins a domain' })).toEqual({ userName: group, reason: 'joins a domain' });
    expect(() => WindowsAccount.localGroup(group, { reason: '' })).toThrow(`[HPC023] WindowsAccount.localGroup "${group}": reason is "".`);
  }
});

test('custom is no way around the reasons', () => {
  expect(() => WindowsAccount.custom('NT AUTHORITY\\system')).toThrow(
    '[HPC023] account "NT AUTHORITY\\system" is LocalSystem. Use WindowsAccount.localSystem({ reason: \'...\' }).',
  );
  expect(() => WindowsAccount.custom('administrators ')).toThrow(
    '[HPC022] account "administrators " is an administrative group: members are full administrators of the node. '
    + 'Use WindowsAccount.localGroup(name, { reason: \'...\' }).',
  );
});

test.each([
  ['CORP\\readers', 'local group "CORP\\readers" has a domain'],
  ['SYSTEM', '[HPC021] account "SYSTEM" lacks its domain'],
  ['everyone', 'local group "everyone" has a name that Windows or the container runtime reserves'],
  ['readers.', 'local group "readers." starts or ends with a space, or ends with a dot'],
  [undefined as any, '[HPC010] account must be a string, got undefined. Specify an account'],
])('local group %p is refused', (name, text) => {
  expect(() => WindowsAccount.localGroup(name)).toThrow(text);
});

test('accounts are the same whatever the case, whatever the reason', () => {
  expect(WindowsAccount.localGroup('Readers').isSameAs(WindowsAccount.custom('READERS'))).toBe(true);
  expect(WindowsAccount.localSystem({ reason: 'a' }).isSameAs(WindowsAccount.localSystem({ reason: 'b' }))).toBe(true);
  expect(WindowsAccount.localService().isSameAs(WindowsAccount.networkService())).toBe(false);
});

test('options that do not exist are refused', () => {
  expect(() => WindowsAccount.localSystem({ reason: 'r', because: 'x' } as any)).toThrow('WindowsAccount.localSystem has no property "because". It has: reason.');
  expect(() => WindowsAccount.localGroup('readers', { because: 'x' } as any)).toThrow('WindowsAccount.localGroup has no property "because". It has: reason.');
});
