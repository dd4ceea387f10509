import { everywhere, NOTHING, PodCase } from './case';

const OPTIONS = '/spec/securityContext/windowsOptions';
const MAIN = '/spec/containers/0';

/** Names and types of fields, placeholders, and containers that only running pods have. */
export const fieldCases: readonly PodCase[] = [
  ...['true', 'yes', 1, [true]].map((value): PodCase => ({
    name: `hostProcess is ${JSON.stringify(value)}, and the rest is judged as that of a HostProcess pod`,
    change: (spec) => {
      spec.securityContext.windowsOptions.hostProcess = value;
      spec.hostNetwork = false;
    },
    ...everywhere(['HPC003', 'error', '/spec/hostNetwork'], ['HPC081', 'error', `${OPTIONS}/hostProcess`]),
  })),
  {
    name: 'hostProcess in small letters is meant all the same',
    change: (spec) => {
      spec.securityContext = { windowsOptions: { hostprocess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } };
      spec.hostNetwork = false;
    },
    ...everywhere(
      ['HPC003', 'error', '/spec/hostNetwork'], ['HPC023', 'warning', `${OPTIONS}/runAsUserName`], ['HPC081', 'error', `${OPTIONS}/hostprocess`],
    ),
  },
  {
    name: 'an account that is a number is no missing account',
    change: (spec) => { spec.securityContext.windowsOptions.runAsUserName = 1000; },
    ...everywhere(['HPC081', 'error', `${OPTIONS}/runAsUserName`]),
  },
  {
    name: 'an account that is a list is no missing account',
    change: (spec) => { spec.securityContext.windowsOptions.runAsUserName = { name: 'a' }; },
    ...everywhere(['HPC081', 'error', `${OPTIONS}/runAsUserName`]),
  },
  ...['agent.exe', { 0: 'agent.exe' }].map((command): PodCase => ({
    name: `a command that is ${typeof command}`,
    change: (spec) => { spec.containers[0].command = command; },
    ...everywhere(['HPC081', 'error', `${MAIN}/command`]),
  })),
  {
    name: 'an item of a command that YAML reads as a mapping',
    change: (spec) => { spec.containers[0].command = ['powershell.exe', '-Command', { 'Write-Host "state': 'ready"' }]; },
    ...everywhere(['HPC081', 'error', `${MAIN}/command/2`]),
  },
  {
    name: 'a number in a probe',
    change: (spec) => { spec.containers[0].livenessProbe = { periodSeconds: 60, exec: { command: ['probe.exe', 1] } }; },
    ...everywhere(['HPC081', 'error', `${MAIN}/livenessProbe/exec/command/1`]),
  },
  {
    name: 'null in fields that need no value',
    change: (spec) => {
      Object.assign(spec, { volumes: null, dnsPolicy: null, hostAliases: null, restartPolicy: null });
      Object.assign(spec.containers[0], { args: null, env: null, livenessProbe: null });
    },
    expected: NOTHING,
  },
  {
    name: 'null in fields that need one',
    change: (spec) => {
      spec.containers[0].name = null;
      spec.containers[0].ports = [{ containerPort: null }];
    },
    ...everywhere(['HPC081', 'error', `${MAIN}/ports/0/containerPort`], ['HPC081', 'error', `${MAIN}/name`]),
  },
  {
    name: 'a name of an enumeration in small letters',
    change: (spec) => { spec.containers[0].imagePullPolicy = 'always'; },
    ...everywhere(['HPC081', 'error', `${MAIN}/imagePullPolicy`]),
  },
  {
    name: 'quantities that are none',
    change: (spec) => { spec.containers[0].resources = { limits: { memory: 'none', cpu: '1 core' } }; },
    ...everywhere(['HPC081', 'error', `${MAIN}/resources/limits/memory`], ['HPC081', 'error', `${MAIN}/resources/limits/cpu`]),
  },
  {
    name: 'a placeholder for the image',
    change: (spec) => { spec.containers[0].image = '{{ .Values.image }}'; },
    ...everywhere(['HPC083', 'error', `${MAIN}/image`]),
  },
  {
    name: 'a placeholder where the server expects a number: one finding',
    change: (spec) => { spec.terminationGracePeriodSeconds = '{{ .Values.seconds }}'; },
    ...everywhere(['HPC083', 'error', '/spec/terminationGracePeriodSeconds']),
  },
  {
    name: 'a placeholder for the node',
    change: (spec) => { spec.nodeName = '$1'; },
    ...everywhere(['HPC083', 'error', '/spec/nodeName']),
  },
  {
    name: 'a tag that looks like a placeholder',
    change: (spec) => { spec.containers[0].image = 'registry.example.com/agent:AGENT_VERSION'; },
    ...everywhere(['HPC083', 'warning', `${MAIN}/image`]),
  },
  {
    name: 'what programs replace themselves',
    change: (spec, metadata) => {
      metadata.annotations = { 'vault.hashicorp.com/agent-inject-template': '{{ with secret "a" }}{{ end }}' };
      spec.containers[0].env = [{ name: 'FORMAT', value: '{{.ID}} ${HOME} $1' }];
    },
    expected: NOTHING,
  },
  {
    name: 'an ephemeral container',
    change: (spec) => { spec.ephemeralContainers = [{ name: 'debug', image: 'registry.example.com/debug:1' }]; },
    ...everywhere(['HPC084', 'error', '/spec/ephemeralContainers']),
  },
  { name: 'an empty list of ephemeral containers', change: (spec) => { spec.ephemeralContainers = []; }, expected: NOTHING },
];
