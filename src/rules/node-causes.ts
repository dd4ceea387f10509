import { Symptoms } from './symptoms';

/**
 * A cause of failing HostProcess pods in the nodes or the cluster. No manifest shows it, so no rule
 * finds it.
 */
export interface NodeCause {
  /** One line, for tables. */
  readonly title: string;
  /** How the cause leads to the failure: a sentence. */
  readonly why: string;
  /** What to do, in one or two sentences. */
  readonly fix: string;
  readonly symptoms: Symptoms;
  /** The URLs of the sources of the fact. */
  readonly sources: readonly string[];
}

const LOGON = 'failed to create user process token: failed to logon user';
const LOGON_SOURCE = 'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go';
const TROUBLESHOOTING = 'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#troubleshooting-hostprocess-containers';

export const nodeCauses: readonly NodeCause[] = [
  {
    title: 'The node allows only administrators to log on locally',
    why: 'A container that runs as a local group needs the right "Allow log on locally", which security baselines reserve for administrators.',
    fix: 'Grant the right to the group (LocalGroupGrant.logOnLocally()).',
    symptoms: { pod: ['the user has not been granted the requested logon type at this computer', '0x80070569'] },
    sources: [LOGON_SOURCE, 'https://learn.microsoft.com/en-us/windows/security/threat-protection/security-policy-settings/allow-log-on-locally'],
  },
  {
    title: 'The local group does not exist on the node',
    why: 'The container runtime treats the name of a missing group as the name of a user, and cannot log that user on.',
    fix: 'Create the group on every node that the pod may run on (LocalGroupBootstrap), or narrow the nodes of the pod.',
    symptoms: { pod: [LOGON] },
    sources: [LOGON_SOURCE],
  },
  {
    title: 'containerd does not run as LocalSystem or LocalService',
    why: 'Only these accounts may create the logon token of a HostProcess container.',
    fix: 'Run the Windows service of containerd as LocalSystem.',
    symptoms: { pod: ['failed to logon user: Access is denied'] },
    sources: [TROUBLESHOOTING],
  },
  {
    title: 'Windows Server 2019 lacks the updates of July 2022',
    why: 'Without these updates, containerd 1.7 and later behave like 1.6: volumes and the service account token are below the folder of the container.',
    fix: 'Install the updates. PatchLevel reports the nodes that lack them.',
    symptoms: { log: ['The system cannot find the path specified'] },
    sources: [
      'https://github.com/kubernetes-sigs/sig-windows-tools/issues/357',
      'https://github.com/kubernetes/enhancements/tree/master/keps/sig-windows/1981-windows-privileged-container-support',
    ],
  },
  {
    title: 'A program of the image uses side-by-side assemblies',
    why: 'From containerd 1.7 on, Windows looks for the assemblies on the host, outside the container.',
    fix: 'Copy the program to the node (NodeFile.fromImage), or run it as a Windows service (WindowsService).',
    symptoms: { log: ['The application has failed to start because its side-by-side configuration is incorrect'] },
    sources: ['https://github.com/microsoft/Windows-Containers/issues/366', 'https://github.com/Azure/AKS/issues/3885'],
  },
  {
    title: 'The nodes have a taint that the pod does not tolerate',
    why: 'The scheduler places no pod on a node with a taint that the pod does not tolerate.',
    fix: 'Tolerate the taint (WindowsNodes.all().tolerating(...)).',
    symptoms: { status: ['Pending'], pod: ['had untolerated taint'] },
    sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/'],
  },
  {
    title: 'Another workload on the nodes declares the same port',
    why: 'The ports of a HostProcess pod are ports of its node, and the scheduler assigns each port to one pod.',
    fix: 'Change the port of one of the workloads.',
    symptoms: { status: ['Pending'], pod: ["node(s) didn't have free ports for the requested pod ports"] },
    sources: ['https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins'],
  },
  {
    title: 'The server listens on 127.0.0.1 only',
    why: 'kubelet sends probes to the address of the pod, which is the address of the node.',
    fix: 'Configure the server to listen on the address of the node, or set host: 127.0.0.1 in the probe.',
    symptoms: { pod: ['No connection could be made because the target machine actively refused it'] },
    sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes'],
  },
  {
    title: 'The image has no variant for the Windows version of the node',
    why: 'containerd pulls an image from a multi-platform list only if one of its variants matches the node.',
    fix: 'Build the image on the HostProcess base image, which runs on every version of Windows Server, without a list.',
    symptoms: { status: ['ErrImagePull', 'ImagePullBackOff'], pod: ['no match for platform in manifest'] },
    sources: ['https://github.com/microsoft/windows-host-process-containers-base-image', 'https://github.com/containerd/containerd/issues/7431'],
  },
  {
    title: 'A group policy forbids unsigned PowerShell scripts',
    why: 'An execution policy that a group policy sets wins over -ExecutionPolicy on the command line.',
    fix: 'Sign the script, or exempt the nodes from the policy.',
    symptoms: { log: ['cannot be loaded because running scripts is disabled on this system', 'is not digitally signed'] },
    sources: ['https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_execution_policies'],
  },
  {
    title: 'The API server runs without --allow-privileged',
    why: 'The API server then refuses every HostProcess pod.',
    fix: 'Start kube-apiserver with --allow-privileged=true.',
    symptoms: { apply: ['hostProcess containers are disallowed by cluster policy'] },
    sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
  },
];
