import * as fc from 'fast-check';
import { containerAt, Fault, fault, Json, put, somewhere } from './fault';

const path = fc.array(fc.tuple(fc.constantFrom('C:', 'logs', '..', '..', '...', '..a', '', '\\\\.\\pipe\\docker'), fc.constantFrom('/', '/', '\\', '')), { minLength: 1, maxLength: 4 })
  .map((segments) => segments.map((segment) => segment.join('')).join(''));

const hostPath = fault(fc.tuple(fc.constantFrom(false, false, false, true), path, fc.constantFrom(undefined, null, 'Directory', 'Socket')), (spec, [replaced, value, type]) => {
  const others: Json[] = replaced ? [] : spec.volumes;
  const volume = { name: replaced ? 'data' : `host-${others.length}`, hostPath: { path: value, ...(type === undefined ? {} : { type }) } };
  spec.volumes = [...others, volume];
});

const propagation = fault(
  fc.tuple(somewhere, fc.constantFrom('Bidirectional', 'Bidirectional', 'HostToContainer', 'None', 'bidirectional', null), fc.constantFrom(undefined, undefined, true, false), fc.boolean()),
  (spec, [place, mountPropagation, privileged, twice]) => {
    const container = containerAt(spec, place);
    const mounts = ['D:\\a', ...twice ? ['D:\\b'] : []].map((mountPath) => ({ name: 'data', mountPath, mountPropagation }));
    container.volumeMounts = [...container.volumeMounts ?? [], ...mounts];
    if (privileged !== undefined) {
      container.securityContext = { ...container.securityContext, privileged };
    }
  },
);

const readOnly = fault(fc.tuple(somewhere, fc.boolean(), fc.constantFrom('C:', 'C:\\', '/', 'D:\\a:b')), (spec, [place, value, mountPath]) => {
  const container = containerAt(spec, place);
  container.volumeMounts = [{ name: 'data', mountPath }];
  put(container.volumeMounts[0], 'readOnly', value);
});

const mountedTwice = fault(
  fc.tuple(somewhere, fc.array(fc.constantFrom('C:\\a', 'C:\\a', 'C:/a', '/a', 'c:\\a\\', 'D:\\a'), { minLength: 2, maxLength: 3 })),
  (spec, [place, paths]) => {
    containerAt(spec, place).volumeMounts = paths.map((mountPath) => ({ name: 'data', mountPath }));
  },
);

/** Around volumes and mounts. */
export const faultsOfStorage: ReadonlyArray<fc.WeightedArbitrary<Fault>> = [
  { weight: 4, arbitrary: hostPath },
  { weight: 3, arbitrary: propagation },
  { weight: 1, arbitrary: readOnly },
  { weight: 2, arbitrary: mountedTwice },
];
