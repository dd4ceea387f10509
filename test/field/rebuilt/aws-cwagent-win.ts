import { Chart, Size } from 'cdk8s';
import { ConfigMap, Cpu, ServiceAccount } from 'cdk8s-plus-28';
import {
  EnvironmentVariable, HostProcessContainer, HostProcessDaemonSet, HostProcessVolume, ImagePullPolicy, PodField, SandboxPath, WindowsAccount,
} from 'cdk8s-hostprocess';

/** The CloudWatch agent, which reads its configuration beside its program. */
export function awsCwagentWin(chart: Chart): HostProcessDaemonSet {
  const config = HostProcessVolume.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'config', 'cwagentconfig'));

  return new HostProcessDaemonSet(chart, 'agent', {
    metadata: { name: 'cloudwatch-agent-windows', namespace: 'amazon-cloudwatch' },
    selector: { app: 'cloudwatch-agent' },
    account: WindowsAccount.localSystem({ reason: 'Reads event logs and performance counters of the whole node.' }),
    serviceAccount: ServiceAccount.fromServiceAccountName(chart, 'service-account', 'cloudwatch-agent'),
    automountServiceAccountToken: true,
    containers: [
      HostProcessContainer.fromImage('public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300066.1b1374', {
        name: 'cloudwatch-agent',
        imagePullPolicy: ImagePullPolicy.ALWAYS,
        workingDir: SandboxPath.image('Program Files/Amazon/AmazonCloudWatchAgent').commandLine,
        env: [
          EnvironmentVariable.fromPodField('HOST_IP', PodField.HOST_IP),
          EnvironmentVariable.fromPodField('HOST_NAME', PodField.NODE_NAME),
          EnvironmentVariable.fromPodField('K8S_NAMESPACE', PodField.POD_NAMESPACE),
          EnvironmentVariable.fromValue('CI_VERSION', 'k8s/1.3.43'),
          EnvironmentVariable.fromValue('CWAGENT_LOG_LEVEL', 'DEBUG'),
          EnvironmentVariable.fromValue('RUN_IN_CONTAINER', 'True'),
          EnvironmentVariable.fromValue('RUN_AS_HOST_PROCESS_CONTAINER', 'True'),
        ],
        resources: {
          cpu: { request: Cpu.millis(400), limit: Cpu.millis(500) },
          memory: { request: Size.mebibytes(400), limit: Size.mebibytes(512) },
        },
        mounts: [config.mount({ mountPath: String.raw`C:\Program Files\Amazon\AmazonCloudWatchAgent\cwagentconfig` })],
      }),
    ],
  });
}
