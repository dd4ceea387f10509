import { ApiObjectMetadata } from 'cdk8s';
import { ServicePort } from 'cdk8s-plus-28';

/** Options for a Service in front of a workload. */
export interface HostProcessServiceOptions {
  /**
   * Id of the Service below the workload. Needed for a second one.
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
   * Cluster IP address of the Service, or `None` for a headless one.
   * @default "None"
   */
  readonly clusterIP?: string;

  /**
   * Whether clients also get the addresses of pods that are not ready.
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}
