import { everywhere, NOTHING, PodCase, since17 } from './case';

const MAIN = '/spec/containers/0';
const SANDBOX = '%CONTAINER_SANDBOX_MOUNT_POINT%';

/** `main` mounts a folder below the common prefix, `helper` one at /etc/helper; `main` refers to something. */
function refersTo(text: string): PodCase['change'] {
  return (spec) => {
    spec.volumes = [{ name: 'a', emptyDir: {} }, { name: 'b', emptyDir: {} }];
    Object.assign(spec.containers[0], { args: [text], volumeMounts: [{ name: 'a', mountPath: 'C:\\hostprocess-mounts\\config' }] });
    spec.containers.push({ name: 'helper', volumeMounts: [{ name: 'b', mountPath: '/etc/helper' }] });
  };
}

function missing(text: string): PodCase {
  return { name: `a reference to ${text}`, change: refersTo(text), ...everywhere(['HPC091', 'error', `${MAIN}/args/0`]) };
}

function present(text: string): PodCase {
  return { name: `a reference to ${text}`, change: refersTo(text), expected: NOTHING };
}

export const mountReferenceCases: readonly PodCase[] = [
  missing(`${SANDBOX}\\hostprocess-mounts\\script\\run.ps1`),
  missing(`--file=${SANDBOX}/hostprocess-mounts/configuration/x`),
  missing('C:\\hostprocess-mounts\\script\\run.ps1'),
  missing('c:/HostProcess-Mounts/script'),
  missing(`${SANDBOX}\\etc\\helper\\x.conf`),
  present(`${SANDBOX}\\hostprocess-mounts\\config\\a.yaml`),
  present(`${SANDBOX}/HOSTPROCESS-MOUNTS/Config`),
  present('C:\\hostprocess-mounts\\config\\a.yaml'),
  present(`${SANDBOX}\\hostprocess-mounts\\$(NAME)\\a.yaml`),
  present(`${SANDBOX}\\etc\\other`),
  // The host can have a file there, too.
  { name: 'a reference to the path of a mount of another container', change: refersTo('-c=C:\\etc\\helper\\x.conf'), ...since17(['HPC091', 'warning', `${MAIN}/args/0`]) },
  present('C:\\etc\\helper2\\x.conf'),
  present('C:\\hostprocess-mounts-of-mine\\x'),
  {
    name: 'a reference in an environment variable and in a hook',
    change: (spec) => {
      spec.containers[0].env = [{ name: 'DATA', value: `${SANDBOX}\\hostprocess-mounts\\data` }];
      spec.containers[0].lifecycle = { preStop: { exec: { command: ['stop.exe', `${SANDBOX}\\hostprocess-mounts\\data`] } } };
    },
    ...everywhere(['HPC091', 'error', `${MAIN}/lifecycle/preStop/exec/command/1`], ['HPC091', 'error', `${MAIN}/env/0/value`]),
  },
];
