import { kube } from './rendered';
import { EnvironmentVariable, PodField, ResourceField } from '../../src';

const amount = (field: ResourceField, options: object) => kube(EnvironmentVariable.fromResourceField('A', field, options)).valueFrom.resourceFieldRef;

test('fields have the paths that the API server offers to variables', () => {
  expect([
    PodField.NODE_NAME, PodField.POD_NAME, PodField.POD_NAMESPACE, PodField.POD_UID, PodField.POD_IP, PodField.HOST_IP, PodField.SERVICE_ACCOUNT_NAME,
    PodField.label('app.kubernetes.io/name'), PodField.annotation('Example.com/note'),
  ].map(({ fieldPath }) => fieldPath)).toEqual([
    'spec.nodeName', 'metadata.name', 'metadata.namespace', 'metadata.uid', 'status.podIP', 'status.hostIP', 'spec.serviceAccountName',
    'metadata.labels[\'app.kubernetes.io/name\']', 'metadata.annotations[\'Example.com/note\']',
  ]);
  expect(() => PodField.label('a\'b')).toThrow('label "a\'b" is not valid');
});

// What kube-apiserver 1.36 said to each.
test('a unit belongs to its resource', () => {
  expect(amount(ResourceField.CPU_REQUEST, { divisor: '1m', container: 'main' })).toEqual({ resource: 'requests.cpu', divisor: '1m', containerName: 'main' });
  expect(amount(ResourceField.EPHEMERAL_STORAGE_LIMIT, { divisor: '1Ki' })).toEqual({ resource: 'limits.ephemeral-storage', divisor: '1Ki' });
  expect(() => amount(ResourceField.CPU_LIMIT, { divisor: '1Mi' })).toThrow('divisor "1Mi" is not a unit of limits.cpu. Use 1 or 1m.');
  expect(() => amount(ResourceField.MEMORY_LIMIT, { divisor: '1m' })).toThrow('divisor "1m" is not a unit of limits.memory. Use 1, 1Ki, 1Mi, 1Gi ... or 1k, 1M, 1G ...');
  expect(() => amount(ResourceField.MEMORY_LIMIT, { divisor: '2Mi' })).toThrow('is not a unit');
});

test('fails for a container that no pod can have, and for options that do not exist', () => {
  expect(() => amount(ResourceField.CPU_LIMIT, { container: 'Main' })).toThrow('container name "Main" is not a DNS label');
  expect(() => amount(ResourceField.CPU_LIMIT, { containerName: 'main' })).toThrow('resource field limits.cpu has no property "containerName". It has: container, divisor.');
});
