import * as fc from 'fast-check';
import { accountNames } from './account-names';
import { Refusal, refusalsOf } from './server-account-rules';
import { apiServerProblems, isUnknownServiceAccount, logonProblems } from '../../src/facts/account-name';
import { Problem, problemText } from '../../src/facts/errors';

/** The rule of the API server that a problem is about, by what it says. */
function refusalOf({ rule, message }: Problem): Refusal {
  const about: [string, RegExp, Refusal][] = [
    ['HPC010', /is empty$/, 'empty'],
    ['HPC010', /control character/, 'control character'],
    ['HPC011', /more than one backslash$/, 'backslashes'],
    ['HPC012', /has a domain of \d+ bytes$/, 'domain length'],
    ['HPC012', /neither a NetBIOS name nor a DNS name$|uses "\." for the local machine/, 'domain form'],
    ['HPC013', /no user$/, 'no user'],
    ['HPC013', /has a user of \d+ bytes$/, 'user length'],
    ['HPC013', /dots and spaces$/, 'dots and spaces'],
    ['HPC013', /user principal name|separates domain and user with a slash$|contains a character/, 'user character'],
  ];
  return about.find(([id, text]) => id === rule && text.test(message))![2];
}

test('each name is accepted, or refused for the same reasons, as by the API server', () => {
  const seen = new Map<Refusal | 'accepted', number>();
  fc.assert(fc.property(accountNames, (name) => {
    const expected = refusalsOf(name);
    for (const refusal of expected.length === 0 ? ['accepted' as const] : expected) {
      seen.set(refusal, (seen.get(refusal) ?? 0) + 1);
    }
    expect(apiServerProblems(name).map(refusalOf).sort()).toEqual([...expected].sort());
  }), { numRuns: 20000 });
  // A generator that misses a rule would prove nothing about it.
  expect([...seen].filter(([, times]) => times < 50)).toEqual([]);
  expect(seen.size).toBe(10);
});

test.each([
  ['a'.repeat(104), 'a'.repeat(105)],
  ['é'.repeat(52), `${'é'.repeat(52)}a`],
  [`${'€'.repeat(34)}aa`, '€'.repeat(35)],
  ['😀'.repeat(26), `${'😀'.repeat(26)}a`],
  [`${'😀'.repeat(15)}\\u`, `${'😀'.repeat(16)}\\u`],
  [`${'a'.repeat(63)}.b\\u`, `${'a'.repeat(64)}.b\\u`],
  [`${'abcdefghi.'.repeat(25)}abcde\\u`, `${'abcdefghi.'.repeat(25)}abcdef\\u`],
])('the limits are those of the server, in bytes or in characters: %p passes, %p does not', (accepted, refused) => {
  expect(apiServerProblems(accepted)).toEqual([]);
  expect(apiServerProblems(refused)).toHaveLength(1);
});

test('each slip has a text of its own, with the name, the reason and the remedy', () => {
  const slips: { [slip: string]: string } = {
    'lost backslash': 'NT AUTHORITYSYSTEM',
    'swallowed escape': 'CORP\nancy',
    'wrong case': 'nt authority\\SYSTEM',
    'wrong spelling': 'NT AUTORITY\\SYSTEM',
    'no domain': 'NetworkService',
    'user principal name': 'agent@corp.example.com',
    'slash': 'NT AUTHORITY/SYSTEM',
    'local machine': '.\\agent',
    'nothing': '',
    'block scalar of YAML': 'NT AUTHORITY\\Local service\n',
    'too long': 'x'.repeat(105),
    'too many backslashes': 'CORP\\\\agent',
    'container account': 'ContainerAdministrator',
    'no user behind the domain': 'CORP\\',
  };
  const texts = Object.fromEntries(Object.entries(slips).map(([slip, name]) => {
    const refused = apiServerProblems(name);
    return [slip, (refused.length > 0 ? refused : logonProblems(name)).map(problemText)];
  }));
  expect(texts).toMatchInlineSnapshot(`
{
  "block scalar of YAML": [
    "[HPC010] account "NT AUTHORITY\\Local service\\n" ends with a control character, a line break. Remove the line break. In YAML, write the name on the line of the key, or write |- instead of |.",
  ],
  "container account": [
    "[HPC015] account "ContainerAdministrator" exists only inside ordinary Windows containers, not on the host, where a HostProcess container runs. Specify an account: NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or a local group. In code, use WindowsAccount.localService(), networkService() or localGroup(name).",
  ],
  "local machine": [
    "[HPC012] account ".\\agent" uses "." for the local machine, which the API server does not accept. Leave out the domain: a bare name is a local group or a local user of the node.",
  ],
  "lost backslash": [
    "[HPC016] account "NT AUTHORITYSYSTEM" has lost its backslash. Write the name in single quotes in YAML. In code, use WindowsAccount.localService(), networkService() or localSystem({ reason }).",
  ],
  "no domain": [
    "[HPC021] account "NetworkService" lacks its domain: without "NT AUTHORITY\\", Windows refuses the logon. Write "NT AUTHORITY\\NetworkService".",
  ],
  "no user behind the domain": [
    "[HPC013] account "CORP\\" has a domain but no user. Add the user after the backslash: DOMAIN\\user.",
  ],
  "nothing": [
    "[HPC010] account "" is empty. Specify an account: NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or a local group. In code, use WindowsAccount.localService(), networkService() or localGroup(name).",
  ],
  "slash": [
    "[HPC013] account "NT AUTHORITY/SYSTEM" separates domain and user with a slash. Write a backslash: DOMAIN\\user.",
  ],
  "swallowed escape": [
    "[HPC010] account "CORP\\nancy" contains a control character, most likely from a backslash escape in a string literal. Write the name in single quotes in YAML, with one backslash. In code, double the backslash, or use String.raw\`DOMAIN\\user\`.",
  ],
  "too long": [
    "[HPC013] account "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" has a user of 105 bytes. Use a user or group name of at most 104 bytes of UTF-8.",
  ],
  "too many backslashes": [
    "[HPC011] account "CORP\\\\agent" has more than one backslash. Separate domain and user with one backslash: DOMAIN\\user.",
  ],
  "user principal name": [
    "[HPC013] account "agent@corp.example.com" is a user principal name, which the API server does not accept. Write DOMAIN\\user instead of user@domain.",
  ],
  "wrong case": [
    "[HPC017] account "nt authority\\SYSTEM" has a misspelled domain: the container runtime compares it with "NT AUTHORITY" character by character. Write "NT AUTHORITY\\SYSTEM".",
  ],
  "wrong spelling": [
    "[HPC017] account "NT AUTORITY\\SYSTEM" has a misspelled domain: the container runtime compares it with "NT AUTHORITY" character by character. Write "NT AUTHORITY\\SYSTEM".",
  ],
}
`);
});

test.each(['NT AUTHORITY\\SYSTEM', 'NT AUTHORITY\\Local service', 'NT AUTHORITY\\NetworkService', 'NT AUTHORITY\\system', 'hpc-log-readers', 'CORP\\svc$', 'Event Log Readers'])(
  'nothing is wrong with %p', (name) => {
    expect([...apiServerProblems(name), ...logonProblems(name)]).toEqual([]);
  },
);

test('a domain that only looks like NT AUTHORITY is told apart in the message', () => {
  expect(logonProblems('NT\u00a0AUTHORITY\\SYSTEM').map(problemText)).toEqual([
    '[HPC017] account "NT\\u00a0AUTHORITY\\SYSTEM" has a misspelled domain: the container runtime compares it with "NT AUTHORITY" character by character. '
    + 'Write "NT AUTHORITY\\SYSTEM".',
  ]);
});

test('letters that YAML makes of \\N and \\L are a lost backslash', () => {
  expect(['NT AUTHORITY\u0085etworkService', 'NT AUTHORITY\u2028ocal service'].flatMap(logonProblems).map(({ rule }) => rule)).toEqual(['HPC016', 'HPC016']);
});

test('only documented service accounts are known, in any case', () => {
  expect(['NT AUTHORITY\\SYSTEM', 'NT AUTHORITY\\local SERVICE', 'NT AUTHORITY\\Network Service', 'CORP\\x', 'x'].filter(isUnknownServiceAccount)).toEqual([]);
  expect(isUnknownServiceAccount('NT AUTHORITY\\IUSR')).toBe(true);
});
