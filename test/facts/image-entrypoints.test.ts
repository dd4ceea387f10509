import { absoluteEntrypointOf } from '../../src/facts/image-entrypoints';

test.each([
  'registry.k8s.io/e2e-test-images/agnhost:2.40', 'e2e-test-images/agnhost', 'localhost:5000/mirror/e2e-test-images/agnhost', 'registry.k8s.io/e2e-test-images/agnhost@sha256:0',
])('%s starts an absolute path', (image) => {
  expect(absoluteEntrypointOf(image)).toBe('/agnhost');
});

test.each(['', 'agnhost', 'registry.example.com/agnhost:1', 'registry.example.com/alloy', 'mygrafana/alloy'])('%s is not known', (image) => {
  expect(absoluteEntrypointOf(image)).toBeUndefined();
});
