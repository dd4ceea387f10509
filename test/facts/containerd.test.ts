import { checkContainerd, Containerd, containerdBehaviour, containerdWithin } from '../../src/facts/containerd';

test('what changed with containerd 1.7 is the same in 2', () => {
  expect(containerdBehaviour(Containerd.V2)).toEqual(containerdBehaviour(Containerd.V1_7));
  expect(Object.values(containerdBehaviour(Containerd.V1_7))).toEqual([true, true]);
  expect(Object.values(containerdBehaviour(Containerd.of('1.6.36')))).toEqual([false, false]);
});

test.each([
  ['1.7', '1.7'], ['v1.7', '1.7'], ['2', '2'], ['2.1', '2.1'], ['1.6.34', '1.6.34'], ['2.0.0-rc.1', '2.0.0'],
  ['containerd://1.7.20', '1.7.20'], ['containerd://1.7.20+azure', '1.7.20'], ['containerd://1.7.23-k3s2', '1.7.23'], ['containerd://1.6.21~ds1', '1.6.21'],
])('"%s" is %s', (written, version) => {
  expect(Containerd.of(written).version).toBe(version);
});

test('a release line by its number is the one of that name', () => {
  expect(Containerd.of('1.7')).toEqual(Containerd.V1_7);
  expect(Containerd.of('1.7.0')).not.toEqual(Containerd.V1_7);
});

test.each([
  ['', 'containerd is "". Use a release line (1.6, 1.7 or 2) or a release such as 1.7.20.'],
  ['1', 'containerd is "1". Use a release line'],
  ['latest', 'containerd is "latest". Use a release line'],
  ['1.7.x', 'Use a release line'],
  ['1.07', 'Use a release line'],
  ['1.7-azure', 'Use a release line'],
  ['1.7.20 ', 'Use a release line'],
  ['docker://20.10.9', 'Use a release line'],
  ['containerd://Unknown', 'Use a release line'],
  [1.7 as any, 'containerd is 1.7. Use a release line'],
  ['1.5.18', 'containerd is "1.5.18", which has no HostProcess containers. HostProcess containers need containerd 1.6 or later.'],
  ['1.8', 'containerd is "1.8", which this version of the library does not know. Use the latest release of 1.6, 1.7 or 2'],
  ['3.0.1', 'containerd is "3.0.1", which this version of the library does not know.'],
])('%p is refused', (written, message) => {
  expect(() => Containerd.of(written)).toThrow(message);
});

test.each([
  ['1.7', { since: '1.7' }, 'all'], ['1.6', { since: '1.7' }, 'none'], ['2', { since: '1.7' }, 'all'],
  ['1.7', { until: '1.7' }, 'none'], ['1.6', { until: '1.7' }, 'all'], ['1.6.36', { until: '1.7' }, 'all'],
  ['1.7', { since: '1.7', until: '1.7.19' }, 'some'], ['1.7.0', { since: '1.7', until: '1.7.19' }, 'all'],
  ['1.7.18', { since: '1.7', until: '1.7.19' }, 'all'], ['1.7.19', { since: '1.7', until: '1.7.19' }, 'none'],
  ['2', { since: '1.7', until: '1.7.19' }, 'none'],
  ['1.7', { since: '1.7.19' }, 'some'], ['1.7.18', { since: '1.7.19' }, 'none'], ['1.7.19', { since: '1.7.19' }, 'all'], ['2.0.0', { since: '1.7.19' }, 'all'],
  ['2', { since: '2.1' }, 'some'], ['2.0', { since: '2.1' }, 'none'], ['2.1', { since: '2.1' }, 'all'], ['2.1.3', { since: '2.1' }, 'all'],
  ['1.7', {}, 'all'],
] as const)('of the releases that %s stands for, %j are %s', (version, range, answer) => {
  expect(containerdWithin(Containerd.of(version), range)).toBe(answer);
});

test('what is no Containerd is refused; one of another copy of this library is one', () => {
  for (const value of ['1.7', null, 7, {}, { version: '1.5' }, { version: 1.7 }]) {
    expect(() => checkContainerd('containerd of X', value)).toThrow(/^containerd of X is .*\. Use Containerd\.V1_6, Containerd\.V1_7, Containerd\.V2 or Containerd\.of\("1\.7\.20"\)\.$/u);
  }
  expect(() => checkContainerd('containerd of X', { version: '1.7.20' })).not.toThrow();
});
