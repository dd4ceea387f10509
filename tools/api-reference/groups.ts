/** A page of the reference: the public types whose sources are in the same part of the library. */
export interface Group {
  /** Name of the page in docs/api, without the extension. */
  readonly page: string;

  /** Heading of the page, and of the group in API.md. */
  readonly title: string;

  /**
   * Folders or files of the types' sources, relative to the root of the repository. The longest
   * match decides.
   */
  readonly sources: readonly string[];
}

/** The groups in the order of API.md, which is the order of the questions in the README. */
export const groups: readonly Group[] = [
  { page: 'accounts', title: 'Accounts', sources: ['src/account'] },
  { page: 'nodes', title: 'Nodes', sources: ['src/node'] },
  { page: 'runtime', title: 'Versions of containerd', sources: ['src/facts'] },
  { page: 'containers', title: 'Containers and scripts', sources: ['src/container'] },
  {
    page: 'containers-volumes',
    title: 'Volumes, mounts and paths',
    sources: [
      'src/container/downward-api-file.ts',
      'src/container/host-process-mount.ts',
      'src/container/host-process-volume.ts',
      'src/container/key-items.ts',
      'src/container/projected-source.ts',
      'src/container/sandbox-path.ts',
    ],
  },
  { page: 'workloads', title: 'Workloads', sources: ['src/workload'] },
  {
    page: 'workloads-jobs',
    title: 'Jobs and CronJobs',
    sources: ['src/workload/host-process-job.ts', 'src/workload/host-process-job-options.ts', 'src/workload/host-process-cron-job.ts'],
  },
  { page: 'node-settings', title: 'Node settings: classes that apply settings', sources: ['src/settings/desired-state'] },
  { page: 'node-settings-system', title: 'Node settings: registry, network, logs, certificates and patches', sources: ['src/settings'] },
  { page: 'node-settings-files', title: 'Node settings: files and directories', sources: ['src/settings/files'] },
  { page: 'node-settings-groups', title: 'Node settings: local groups, permissions and user rights', sources: ['src/settings/groups', 'src/settings/user-rights'] },
  { page: 'node-settings-services', title: 'Node settings: Windows services', sources: ['src/settings/services'] },
  { page: 'windows-node-exporter', title: 'Add-on: WindowsNodeExporter', sources: ['src/addons/windows-node-exporter'] },
  {
    page: 'windows-node-exporter-collectors',
    title: 'Add-on: options for collectors of WindowsNodeExporter',
    sources: [
      'src/addons/windows-node-exporter/system-collector-options.ts',
      'src/addons/windows-node-exporter/server-role-collector-options.ts',
      'src/facts/windows-exporter',
    ],
  },
  { page: 'rules', title: 'Rules and checks', sources: ['src/rules', 'src/cli'] },
  { page: 'guardrails', title: 'Namespaces for HostProcess pods', sources: ['src/guardrails'] },
];

/** The group of a type with its source in this file. */
export function groupOf(file: string): Group {
  const depth = ({ sources }: Group) => Math.max(...sources.filter((source) => file === source || file.startsWith(`${source}/`)).map(({ length }) => length));
  const group = groups.reduce((best, each) => depth(each) > depth(best) ? each : best);
  if (depth(group) === -Infinity) {
    throw new Error(`tools/api-reference/groups.ts has no group for the public types of ${file}. Add its folder to a group.`);
  }
  return group;
}
