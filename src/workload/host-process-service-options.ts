import { ApiObjectMetadata } from 'cdk8s';
import { ServicePort } from 'cdk8s-plus-28';
import { quoted, userError } from '../facts/errors';
import { KeysOf } from '../facts/unknown-keys';

/** Options for a Service that exposes a workload. */
export interface HostProcessServiceOptions {
  /**
   * Id of the Service below the workload. Required for a second Service.
   * @default "Service"
   */
  readonly id?: string;

  /**
   * Metadata of the Service.
   * @default - a generated name, and the namespace of the workload
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Ports of the Service.
   * @default - the ports that the containers declare
   */
  readonly ports?: ServicePort[];

  /**
   * Cluster IP address of the Service, or `None` for a headless Service.
   * @default "None"
   */
  readonly clusterIP?: string;

  /**
   * Whether clients also get the addresses of pods that are not ready.
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}

export const serviceKeys: KeysOf<HostProcessServiceOptions> = {
  id: true, metadata: true, ports: true, clusterIP: true, publishNotReadyAddresses: true,
};

/** Throws for ports that the API server refuses in a Service. */
export function checkServicePorts(workload: string, ports: readonly ServicePort[]): void {
  if (ports.length === 0) {
    throw userError({ message: `no container of workload ${workload} declares a port`, fix: 'Declare a port, or pass ports to exposeViaService.' });
  }
  const names = ports.map(({ name }) => name);
  if (ports.length > 1 && names.includes(undefined)) {
    throw userError({ message: `workload ${workload} exposes several ports, and not all of them have a name`, fix: 'Give each port a name: HostProcessPort.tcp(number, { name: \'...\' }).' });
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw userError({ message: `workload ${workload} has two ports called ${quoted(twice)}, which a Service cannot have`, fix: 'Pass the ports of the Service to exposeViaService.' });
  }
}
