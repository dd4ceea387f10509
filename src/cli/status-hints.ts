/** Where to look next if an operator sees only a status of a pod, or the name of an event. */
export interface StatusHint {
  /** The statuses and event reasons, as kubectl shows them. */
  readonly names: readonly string[];
  readonly command: string;
  /** What the command shows: a sentence. */
  readonly shows: string;
}

/**
 * The statuses and events of Kubernetes before a container runs, and when it ends.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/events/event.go
 */
export const statusHints: readonly StatusHint[] = [
  {
    names: ['FailedCreate', 'ReplicaFailure'],
    command: 'kubectl describe <kind> <name>',
    shows: 'The event FailedCreate quotes the error from the API server.',
  },
  {
    names: ['Pending', 'FailedScheduling', 'Unschedulable'],
    command: 'kubectl describe pod <name>',
    shows: 'The event FailedScheduling lists the reasons, with the number of nodes for each reason.',
  },
  {
    names: ['ContainerCreating', 'FailedMount', 'FailedCreatePodSandBox'],
    command: 'kubectl describe pod <name>',
    shows: 'The events show errors about volumes, and errors from the container runtime.',
  },
  {
    names: ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName'],
    command: 'kubectl describe pod <name>',
    shows: 'The event Failed quotes the error from the registry or from the container runtime.',
  },
  {
    names: ['CrashLoopBackOff', 'BackOff', 'Error', 'StartError', 'RunContainerError', 'CreateContainerError', 'CreateContainerConfigError'],
    command: 'kubectl logs <name> --previous; kubectl describe pod <name>',
    shows: 'The log is that of the container that ended. The section "Last State" shows its exit code and its error.',
  },
  {
    names: ['Unhealthy'],
    command: 'kubectl describe pod <name>',
    shows: 'The event Unhealthy shows the error from the probe.',
  },
];

/** The hint for a status or an event, in any case. */
export function statusHint(asked: string): StatusHint | undefined {
  const name = asked.trim().toLowerCase();
  return statusHints.find(({ names }) => names.some((known) => known.toLowerCase() === name));
}
