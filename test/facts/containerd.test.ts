import { checkContainerd, Containerd, containerdBehaviour } from '../../src/facts/containerd';

test('what changed with containerd 1.7 is the same in 2', () => {
  expect(containerdBehaviour[Containerd.V2]).toEqual(containerdBehaviour[Containerd.V1_7]);
  const old = containerdBehaviour[Containerd.V1_6];
  expect(Object.values(old)).toEqual(Object.values(old).map(() => false));
  expect(Object.values(containerdBehaviour[Containerd.V1_7])).toEqual(Object.values(old).map(() => true));
});

test('a release line that is none is refused, since no rule would speak', () => {
  expect(() => checkContainerd('1.5' as Containerd)).toThrow('containerd is "1.5". Use Containerd.V1_6, Containerd.V1_7 or Containerd.V2.');
});
