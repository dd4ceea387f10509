import { everywhere, Expected, NOTHING, PodCase } from './case';
import type { Json } from '../manifests';

const POD = '/spec/securityContext/windowsOptions/runAsUserName';
const CONTAINER = '/spec/containers/0/securityContext/windowsOptions/runAsUserName';
const INHERIT = { 'microsoft.com/hostprocess-inherit-user': 'true' };
const INHERIT_FINDING: Expected = ['HPC070', 'warning', '/metadata/annotations/microsoft.com~1hostprocess-inherit-user'];

function podAccount(name: string, annotations?: Json): PodCase['change'] {
  return (spec, metadata) => {
    spec.securityContext.windowsOptions.runAsUserName = name;
    metadata.annotations = annotations;
  };
}

function ownAccount(name: string, annotations?: Json): PodCase['change'] {
  return (spec, metadata) => {
    spec.containers[0].securityContext = { windowsOptions: { runAsUserName: name } };
    metadata.annotations = annotations;
  };
}

function wrong(name: string, rule: string): PodCase[] {
  return [
    { name: `account ${JSON.stringify(name)} of the pod`, change: podAccount(name), ...everywhere([rule, 'error', POD]) },
    { name: `account ${JSON.stringify(name)} of a container`, change: ownAccount(name), ...everywhere([rule, 'error', CONTAINER]) },
  ];
}

function group(name: string, others: readonly Expected[] = NOTHING): PodCase {
  return { name: `local group ${JSON.stringify(name)}`, change: podAccount(name), expected: others, v16: [['HPC020', 'error', POD]] };
}

export const accountCases: readonly PodCase[] = [
  ...wrong('', 'HPC010'),
  ...wrong('NT AUTHORITY\u0007SYSTEM', 'HPC010'),
  ...wrong('CORP\\sales\\ann', 'HPC011'),
  ...wrong('.\\agent', 'HPC012'),
  ...wrong('corp_1.example.com\\agent', 'HPC012'),
  ...wrong('CORP\\', 'HPC013'),
  ...wrong('ann@corp.example.com', 'HPC013'),
  ...wrong('u'.repeat(105), 'HPC013'),
  ...wrong('ContainerAdministrator', 'HPC015'),
  ...wrong('NT AUTHORITYSYSTEM', 'HPC016'),
  ...wrong('nt authority\\system', 'HPC017'),
  ...wrong('CORP\\ann', 'HPC019'),
  ...wrong('BUILTIN\\Administrators', 'HPC019'),
  ...wrong('LocalSystem', 'HPC021'),
  {
    name: 'no account',
    change: (spec) => {
      delete spec.securityContext.windowsOptions.runAsUserName;
      spec.initContainers = [{ name: 'prepare', securityContext: { windowsOptions: { runAsUserName: 'NT AUTHORITY\\NetworkService' } } }];
    },
    ...everywhere(['HPC014', 'error', '/spec/containers/0']),
  },
  {
    name: 'no account, where the node may give its own',
    change: (spec, metadata) => {
      delete spec.securityContext.windowsOptions.runAsUserName;
      metadata.annotations = INHERIT;
    },
    ...everywhere(['HPC014', 'warning', '/spec/containers/0'], INHERIT_FINDING),
  },
  { name: 'another service account', change: podAccount('NT AUTHORITY\\IUSR'), ...everywhere(['HPC018', 'warning', POD]) },
  { name: 'a service account in another spelling', change: podAccount('NT AUTHORITY\\localservice'), expected: NOTHING },
  { name: 'a domain user, where the node may give its own', change: podAccount('CORP\\ann', INHERIT), ...everywhere(['HPC019', 'warning', POD], INHERIT_FINDING) },
  {
    name: 'a domain user and an annotation that says no',
    change: podAccount('CORP\\ann', { ...INHERIT, 'microsoft.com/hostprocess-inherit-user': 'false' }),
    ...everywhere(['HPC019', 'error', POD], INHERIT_FINDING),
  },
  group('hpc-log-readers'),
  group('Administrators', [['HPC022', 'warning', POD]]),
  {
    name: 'an administrative group with a reason',
    change: podAccount('Administrators', { 'cdk8s-hostprocess/account-reason': 'sets up network adapters' }),
    expected: NOTHING,
    v16: [['HPC020', 'error', POD]],
  },
  { name: 'LocalSystem', change: podAccount('NT AUTHORITY\\SYSTEM'), ...everywhere(['HPC023', 'warning', POD]) },
  { name: 'LocalSystem in another spelling, for a container', change: ownAccount('NT AUTHORITY\\system'), ...everywhere(['HPC023', 'warning', CONTAINER]) },
  {
    name: 'LocalSystem with a reason',
    change: podAccount('NT AUTHORITY\\SYSTEM', { 'cdk8s-hostprocess/account-reason': 'reads the security log' }),
    expected: NOTHING,
  },
  {
    name: 'LocalSystem with an empty reason',
    change: podAccount('NT AUTHORITY\\SYSTEM', { 'cdk8s-hostprocess/account-reason': ' ' }),
    ...everywhere(['HPC023', 'warning', POD]),
  },
  {
    name: 'LocalSystem for a container, with the reason of that container',
    change: ownAccount('NT AUTHORITY\\SYSTEM', { 'account-reason.cdk8s-hostprocess/main': 'installs a driver' }),
    expected: NOTHING,
  },
  {
    name: 'LocalSystem for a container, with the reason of another one',
    change: ownAccount('NT AUTHORITY\\SYSTEM', { 'account-reason.cdk8s-hostprocess/other': 'installs a driver' }),
    ...everywhere(['HPC023', 'warning', CONTAINER]),
  },
  {
    name: 'LocalSystem for the pod, with the reason of a container',
    change: podAccount('NT AUTHORITY\\SYSTEM', { 'account-reason.cdk8s-hostprocess/main': 'installs a driver' }),
    ...everywhere(['HPC023', 'warning', POD]),
  },
  {
    name: 'an account of the pod that no container runs as is judged by its form alone',
    change: (spec) => {
      spec.securityContext.windowsOptions.runAsUserName = 'ContainerUser';
      spec.containers[0].securityContext = { windowsOptions: { runAsUserName: 'NT AUTHORITY\\NetworkService' } };
    },
    expected: NOTHING,
  },
  {
    name: 'an account of the pod with two containers is reported once',
    change: (spec) => {
      podAccount('SYSTEM')(spec, {});
      spec.containers.push({ name: 'helper' });
    },
    ...everywhere(['HPC021', 'error', POD]),
  },
];
