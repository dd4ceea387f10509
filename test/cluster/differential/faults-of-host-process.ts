import * as fc from 'fast-check';
import { containerAt, containersOf, Fault, fault, holderAt, Json, podOrContainer, put, somewhere, within } from './fault';
import { accountNames } from '../../facts/account-names';

const tristate = fc.constantFrom(undefined, null, false, true);

const hostProcess = fault(fc.tuple(podOrContainer, tristate), (spec, [place, value]) => {
  put(within(holderAt(spec, place), 'securityContext', 'windowsOptions'), 'hostProcess', value);
});

const contradiction = fault(fc.boolean(), (spec, ofPod) => {
  within(spec, 'securityContext', 'windowsOptions').hostProcess = ofPod;
  containersOf(spec).forEach((container) => {
    within(container, 'securityContext', 'windowsOptions').hostProcess = !ofPod;
  });
});

const noOptions = fc.constantFrom(undefined, null, {}, { windowsOptions: null }, { windowsOptions: {} });
const containerOptions = fault(fc.tuple(somewhere, noOptions), (spec, [place, value]) => put(containerAt(spec, place), 'securityContext', value));

const furtherContainer = fault(
  fc.tuple(fc.constantFrom('containers', 'initContainers'), fc.constantFrom(
    undefined,
    { windowsOptions: null },
    { windowsOptions: { runAsUserName: 'ContainerUser' } },
    { windowsOptions: { hostProcess: false } },
    { windowsOptions: { hostProcess: true } },
  )),
  (spec, [kind, securityContext]) => {
    const others: Json[] = spec[kind] ?? [];
    spec[kind] = [...others, { name: `${kind.toLowerCase()}-${others.length}`, image: 'agent:1', ...(securityContext && { securityContext }) }];
  },
);

// No object may have one when it is created; the server judges it all the same.
const ephemeralContainer = fault(
  fc.constantFrom(
    undefined,
    { runAsUser: 0 },
    { windowsOptions: { hostProcess: false } },
    { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } },
    { windowsOptions: { runAsUserName: '' } },
  ),
  (spec, securityContext) => {
    spec.ephemeralContainers = [{ name: 'debugger', image: 'agent:1', ...(securityContext && { securityContext }) }];
  },
);

const hostNetwork = fault(tristate, (spec, value) => put(spec, 'hostNetwork', value));

const os = fault(
  fc.constantFrom(undefined, null, {}, { name: '' }, { name: 'linux' }, { name: 'linux' }, { name: 'Linux' }, { name: 'mac' }, { name: 'Windows' }, { name: 'WINDOWS ' }, { name: 'windows' }),
  (spec, value) => put(spec, 'os', value),
);

// Those of the property test are long as a rule; the short ones here break exactly one rule.
const account = fc.oneof(
  { weight: 2, arbitrary: accountNames },
  { weight: 1, arbitrary: fc.constantFrom('', '\t', 'NT AUTHORITY\u0000', 'LocalService\u007f') },
  { weight: 1, arbitrary: fc.constantFrom('\\\\server\\user', 'NT AUTHORITY\\\\SYSTEM', 'a\\b\\c') },
  { weight: 1, arbitrary: fc.constantFrom('.\\user', '\\user', 'a_b.corp\\user', `${'d'.repeat(16)}_\\user`, 'corp.\\user', 'CORP:1\\user') },
  { weight: 1, arbitrary: fc.constantFrom(...[254, 255, 256].map((length) => `${'abcdefghi.'.repeat(26).slice(0, length)}\\user`)) },
  { weight: 1, arbitrary: fc.constantFrom('CORP\\', 'user@corp.com', 'CORP/user', '. .', 'a'.repeat(105), 'é'.repeat(53)) },
  { weight: 1, arbitrary: fc.constantFrom('SYSTEM', 'NT AUTHORITYSYSTEM', 'NT AUTHORITY\\SYSTEM', 'BUILTIN\\Administrators', 'CORP\\svc$', 'ContainerUser', 'NT\u0085UTHORITY') },
);

const accounts = fault(fc.tuple(podOrContainer, fc.option(account, { freq: 20 })), (spec, [place, value]) => {
  within(holderAt(spec, place), 'securityContext', 'windowsOptions').runAsUserName = value;
});

const LIMIT = 65536;
const credentialSpec = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '{}', null) },
  {
    weight: 1, arbitrary: fc.tuple(fc.constantFrom('x', 'é', '€', '😀'), fc.integer({ min: -2, max: 2 })).map(([unit, more]) => {
      const width = Buffer.byteLength(unit);
      const bytes = LIMIT + more;
      return unit.repeat(Math.floor(bytes / width)) + 'x'.repeat(bytes % width);
    }),
  },
);
const credentialSpecName = fc.oneof(
  fc.constantFrom('web', 'a.b-c', '0', '', 'Web', 'a_b', '-a', 'a-', 'a..b', '.', 'ä', ' a', null),
  fc.integer({ min: 251, max: 255 }).map((length) => 'abcdefghi.'.repeat(26).slice(0, length).replace(/\.$/u, 'z')),
);
const gmsa = fault(
  fc.tuple(podOrContainer, fc.oneof(
    fc.record({ gmsaCredentialSpec: credentialSpec }), fc.record({ gmsaCredentialSpecName: credentialSpecName }),
  )),
  (spec, [place, options]) => Object.assign(within(holderAt(spec, place), 'securityContext', 'windowsOptions'), options),
);

/** Around what makes a pod HostProcess, and who runs it. */
export const faultsOfHostProcess: ReadonlyArray<fc.WeightedArbitrary<Fault>> = [
  { weight: 3, arbitrary: hostProcess },
  { weight: 1, arbitrary: containerOptions },
  { weight: 1, arbitrary: contradiction },
  { weight: 3, arbitrary: furtherContainer },
  { weight: 1, arbitrary: ephemeralContainer },
  { weight: 2, arbitrary: hostNetwork },
  { weight: 3, arbitrary: os },
  { weight: 6, arbitrary: accounts },
  { weight: 3, arbitrary: gmsa },
];
