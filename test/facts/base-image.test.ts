import { BASE_IMAGE, isBaseImage } from '../../src/facts/base-image';

test('the base image is known in any registry, with tag or digest', () => {
  const mirror = BASE_IMAGE.replace('mcr.microsoft.com', 'registry.example.com:5000/mirror');
  expect([BASE_IMAGE, mirror, BASE_IMAGE.replace(':v1.0.0', ''), BASE_IMAGE.replace(':v1.0.0', '@sha256:abc')].every(isBaseImage)).toBe(true);
  expect([`${BASE_IMAGE}/agent`, BASE_IMAGE.replace('base-image', 'base-image-agent'), 'agent:1'].some(isBaseImage)).toBe(false);
});
