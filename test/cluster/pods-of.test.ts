import { podOf } from './pods-of';

const template = { metadata: { name: 'ignored', labels: { app: 'agent' } }, spec: { containers: [{ name: 'main', image: 'agent:1' }] } };
const metadata = { name: 'agent', namespace: 'monitoring' };

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { generateName: 'agent-', namespace: 'monitoring', labels: { app: 'agent' } },
  spec: { serviceAccountName: 'default', ...template.spec },
};

test.each(['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'])('the pod of a %s', (kind) => {
  expect(podOf({ kind, metadata, spec: { template } })).toEqual(pod);
});

test('the pod of a CronJob is that of its Job', () => {
  expect(podOf({ kind: 'CronJob', metadata, spec: { jobTemplate: { spec: { template } } } })).toEqual(pod);
});

test('the pod of a PodTemplate', () => {
  expect(podOf({ kind: 'PodTemplate', metadata, template })).toEqual(pod);
});

test('a service account that the template names is kept', () => {
  const spec = { ...template.spec, serviceAccountName: 'reader' };
  expect(podOf({ kind: 'Job', metadata, spec: { template: { ...template, spec } } })?.spec).toEqual(spec);
});

test.each(['ConfigMap', 'Pod'])('a %s has no template', (kind) => {
  expect(podOf({ kind, metadata, spec: {} })).toBeUndefined();
});
