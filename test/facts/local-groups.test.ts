import * as fc from 'fast-check';
import { problemText } from '../../src/facts/errors';
import { administrativeGroupReason, administrativeGroups, localGroupNameProblems } from '../../src/facts/local-groups';

test.each([
  ['CORP\\readers', 'has a domain'],
  ['SYSTEM', 'container runtime reserves'],
  [' network service ', 'container runtime reserves'],
  ['Guest', 'container runtime reserves'],
  ['0123456789abcdef0123', 'container runtime reserves'],
  ['a/b', 'a character that is not allowed in a group name'],
  ['readers@corp', 'a character that is not allowed in a group name'],
  [' readers', 'starts or ends with a space, or ends with a dot'],
  ['readers.', 'starts or ends with a space, or ends with a dot'],
])('%p cannot be the name of a local group', (name, reason) => {
  const problems = localGroupNameProblems(name);
  expect(problems).toHaveLength(1);
  expect(problemText(problems[0])).toContain(reason);
});

test.each(['hpc-log-readers', 'Event Log Readers', 'Performance Monitor Users', 'Benutzer', 'a.b', '0123456789abcdef01234'])('%p can be', (name) => {
  expect(localGroupNameProblems(name)).toEqual([]);
});

test('an administrative group is known however it is written', () => {
  const spellings = fc.constantFrom(...administrativeGroups.keys()).chain((group) => fc.tuple(
    fc.array(fc.boolean(), { minLength: group.length, maxLength: group.length }), fc.constantFrom('', ' '), fc.constantFrom('', ' ', '.', '. '),
  ).map(([capitals, before, after]) => ({ group, name: before + [...group].map((letter, at) => (capitals[at] ? letter.toUpperCase() : letter)).join('') + after })));
  fc.assert(fc.property(spellings, ({ group, name }) => {
    expect(administrativeGroupReason(name)).toBe(administrativeGroups.get(group));
  }));
});

test('each administrative group says why it is one', () => {
  expect([...administrativeGroups].filter(([, reason]) => !/^members /.test(reason))).toEqual([]);
  expect(administrativeGroupReason('hpc-administrators')).toBeUndefined();
});
