import { kube } from './rendered';
import { DownwardApiFile, PodField, ResourceField } from '../../src';

test('files are made from what the API offers to volumes', () => {
  expect([
    DownwardApiFile.fromPodField('name', PodField.POD_NAME),
    DownwardApiFile.fromPodField('meta/namespace', PodField.POD_NAMESPACE),
    DownwardApiFile.fromPodField('uid', PodField.POD_UID),
    DownwardApiFile.fromPodField('tier', PodField.label('tier')),
    DownwardApiFile.fromLabels('labels'),
    DownwardApiFile.fromAnnotations('annotations'),
    DownwardApiFile.fromResourceField('limit', ResourceField.MEMORY_LIMIT, { container: 'main', divisor: '1Mi' }),
  ].map(kube)).toEqual([
    { path: 'name', fieldRef: { fieldPath: 'metadata.name' } },
    { path: 'meta/namespace', fieldRef: { fieldPath: 'metadata.namespace' } },
    { path: 'uid', fieldRef: { fieldPath: 'metadata.uid' } },
    { path: 'tier', fieldRef: { fieldPath: 'metadata.labels[\'tier\']' } },
    { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
    { path: 'annotations', fieldRef: { fieldPath: 'metadata.annotations' } },
    { path: 'limit', resourceFieldRef: { resource: 'limits.memory', containerName: 'main', divisor: '1Mi' } },
  ]);
});

test.each([PodField.NODE_NAME, PodField.POD_IP, PodField.HOST_IP, PodField.SERVICE_ACCOUNT_NAME])('a file cannot contain $fieldPath, which the API server allows only in variables', (field) => {
  expect(() => DownwardApiFile.fromPodField('x', field)).toThrow(
    `DownwardApiFile "x": the API server does not allow ${field.fieldPath} in a file. Use EnvironmentVariable.fromPodField.`,
  );
});

test('fails for a path outside the volume, and for an amount of no container', () => {
  expect(() => DownwardApiFile.fromLabels('/labels')).toThrow('path "/labels" is absolute');
  expect(() => DownwardApiFile.fromLabels('..labels')).toThrow('path "..labels" starts with ".."');
  expect(() => DownwardApiFile.fromResourceField('x', ResourceField.CPU_LIMIT, {})).toThrow('DownwardApiFile: limits.cpu needs the name of a container. Add { container: \'...\' }');
});
