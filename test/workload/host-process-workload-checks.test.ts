import { Duration } from 'cdk8s';
import { ConfigMap, ServiceAccount } from 'cdk8s-plus-28';
import { kinds, minimal, newChart } from './workloads';
import { Containerd, HostProcessDaemonSet, HostProcessWorkloadProps, SecretReference } from '../../src';

const account = ServiceAccount.fromServiceAccountName(newChart(), 'account', 'reader');

const slips: [string, object, string][] = [
  ['no account', { account: undefined }, '[HPC014] workload "chart/agent" has no account. Set account: WindowsAccount.localService(), networkService(), localGroup(name) or localSystem({ reason }).'],
  ['an account as text', { account: 'NT AUTHORITY\\SYSTEM' }, '[HPC014] workload "chart/agent" has no account.'],
  ['no containers', { containers: [] }, 'workload "chart/agent" has no containers. Add at least one HostProcessContainer.'],
  ['containers that are no list', { containers: minimal().containers[0] }, 'workload "chart/agent" has no containers.'],
  ['a service account without a word about its token', { serviceAccount: account }, 'workload "chart/agent" sets serviceAccount without automountServiceAccountToken. Set automountServiceAccountToken to true'],
  ['a service account by its name alone', { serviceAccount: 'reader' }, 'service account of workload "chart/agent" must be a ServiceAccount, got "reader". Use ServiceAccountReference.fromName(name)'],
  ['a Secret as service account', { serviceAccount: SecretReference.fromName('reader') }, 'must be a ServiceAccount, got a Secret.'],
  ['a ConfigMap as pull secret', { imagePullSecrets: [ConfigMap.fromConfigMapName(newChart(), 'c', 'c')] }, 'image pull secret of workload "chart/agent" must be a Secret, got a ConfigMap. Use SecretReference.fromName(name)'],
  ['a pull secret as the API has it', { imagePullSecrets: [{ name: 'registry' }] }, 'image pull secret of workload "chart/agent" must be a Secret, got an object.'],
  ['a selector without labels', { selector: {} }, 'workload "chart/agent" has a selector without labels. Add labels of its pods to the selector, or leave the selector out.'],
  ['a label that is not what the selector wants', { selector: { app: 'a' }, podLabels: { app: 'b' } }, 'workload "chart/agent" selects pods by app=a, but podLabels sets app=b. Remove the label from podLabels.'],
  ['the generated label with another value', { podLabels: { 'cdk8s.io/metadata.addr': 'x' } }, 'but podLabels sets cdk8s.io/metadata.addr=x.'],
  ['a wrong pod label', { podLabels: { 'a b': 'c' } }, 'label "a b" is not valid'],
  ['a wrong selector', { selector: { app: 'b c' } }, 'label "app" has the invalid value "b c"'],
  ['a pod label that is no text', { podLabels: { enabled: true } }, 'label "enabled" has the invalid value true. Use a string'],
  ['a wrong annotation', { podAnnotations: { 'a b': 'c' } }, 'annotation "a b" is not valid'],
  ['an annotation that is no text', { podAnnotations: { port: 9182 } }, 'annotation "port" must be a string, got 9182. Put the value into quotes.'],
  ['a wrong name', { metadata: { name: 'My_Agent' } }, 'name "My_Agent" is not a DNS subdomain'],
  ['a wrong namespace', { metadata: { namespace: 'a.b' } }, 'namespace "a.b" is not a DNS label'],
  ['a wrong label', { metadata: { labels: { a: 'b c' } } }, 'label "a" has the invalid value "b c"'],
  ['a wrong annotation of the object', { metadata: { annotations: { '/a': '' } } }, 'annotation "/a" is not valid'],
  ['a wrong priority class', { priorityClassName: 'System_Critical' }, 'priority class "System_Critical" is not a DNS subdomain'],
  ['a grace period in parts of seconds', { terminationGracePeriod: Duration.millis(1500) }, 'Use a whole number of seconds.'],
  ['an unknown release of containerd', { containerd: '1.7' as unknown as Containerd }, 'containerd of workload "chart/agent" is "1.7". Use Containerd.V1_6, Containerd.V1_7, Containerd.V2 or Containerd.of("1.7.20").'],
  ['a security context', { securityContext: { runAsNonRoot: true } }, 'no property "securityContext". Set the user with "account". No other field of a security context has an effect'],
  ['hostPID', { hostPID: true }, 'no property "hostPID". Leave it out: it is for Linux only and has no effect on a HostProcess container.'],
  ['runAsNonRoot', { runAsNonRoot: true }, 'no property "runAsNonRoot". Leave it out: it is for Linux only'],
  ['dnsPolicy', { dnsPolicy: 'ClusterFirstWithHostNet' }, 'no property "dnsPolicy". Leave it out: a HostProcess container uses the resolver of its node.'],
  ['hostNetwork', { hostNetwork: false }, 'no property "hostNetwork". Leave it out: a HostProcess pod always uses the network of its node.'],
  ['os', { os: { name: 'windows' } }, 'no property "os". Leave it out: it is always windows.'],
  ['tolerations', { tolerations: [] }, 'no property "tolerations". Use "nodes" with .tolerating(...).'],
  ['volumes', { volumes: [] }, 'no property "volumes". Use "mounts"'],
  ['a misspelt property', { acount: 1 }, 'no property "acount". Did you mean "account"?'],
];

test.each(Object.keys(kinds).flatMap((kind) => slips.map(([what, props, text]) => [kind, what, props, text] as const)))('a %s fails for %s', (kind, _what, props, text) => {
  expect(() => kinds[kind](newChart(), 'agent', { ...minimal(), ...props } as HostProcessWorkloadProps)).toThrow(text);
});

test('a workload without any properties says what it needs', () => {
  expect(() => new (HostProcessDaemonSet as any)(newChart(), 'agent')).toThrow('[HPC014] workload "chart/agent" has no account.');
});
