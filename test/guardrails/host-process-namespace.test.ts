import { Chart, Testing, Yaml } from 'cdk8s';
import { HostProcessNamespace, HostProcessNamespaceProps } from '../../src';

function namespace(props?: HostProcessNamespaceProps, chartProps = {}): { construct: HostProcessNamespace; object: any } {
  const chart = new Chart(Testing.app(), 'chart', chartProps);
  const construct = new HostProcessNamespace(chart, 'namespace', props);
  return { construct, object: Testing.synth(chart)[0] };
}

test('the YAML of a namespace', () => {
  expect(Yaml.stringify(namespace({ metadata: { name: 'node-agents' } }).object)).toMatchSnapshot();
});

test('labels and annotations are added, and a namespace has no namespace', () => {
  const { construct, object } = namespace(
    { metadata: { name: 'ops', labels: { 'team': 'a', 'pod-security.kubernetes.io/enforce-version': 'v1.30' }, annotations: { note: 'x' } } }, { namespace: 'other', labels: { owner: 'b' } },
  );
  expect(construct.name).toBe('ops');
  expect(object.metadata).toEqual({
    name: 'ops',
    annotations: { note: 'x' },
    labels: {
      'owner': 'b', 'team': 'a', 'pod-security.kubernetes.io/enforce-version': 'v1.30', 'pod-security.kubernetes.io/enforce': 'privileged',
      'pod-security.kubernetes.io/audit': 'privileged', 'pod-security.kubernetes.io/warn': 'privileged',
    },
  });
});

test('a name is generated if none is set', () => {
  const { construct, object } = namespace();
  expect(object.metadata.name).toBe(construct.name);
  expect(construct.name).toMatch(/^chart-namespace-c8[0-9a-f]{6}$/);
});

test.each<[object, string]>([
  [{ metadata: { name: 'a.b' } }, 'HostProcessNamespace: name "a.b" is not a DNS label'],
  [{ metadata: { labels: { a: 'b c' } } }, 'label "a" has the invalid value "b c"'],
  [{ metadata: { annotations: { 'a b': '' } } }, 'annotation "a b" is not valid'],
  [
    { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } },
    '[HPC036] HostProcessNamespace: label pod-security.kubernetes.io/enforce is "baseline". Remove the label: Pod Security admits HostProcess pods only at the level privileged.',
  ],
  [{ name: 'a' }, 'HostProcessNamespace has no property "name". It has: metadata.'],
])('fails for %p', (props, text) => {
  expect(() => namespace(props)).toThrow(text);
});
