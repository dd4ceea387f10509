export * from './downward-api-file';
export * from './environment-source';
export * from './environment-variable';
export { HostProcessContainer } from './host-process-container';
export type { HostProcessContainerOptions, HostProcessContainerProps, HostProcessScriptProps } from './host-process-container-props';
export * from './host-process-handler';
export * from './host-process-mount';
export * from './host-process-port';
export * from './host-process-probe';
export * from './host-process-volume';
export type { HttpRequestOptions } from './http-request';
export type { KeyItemsOptions } from './key-items';
export { NodeScript, type NodeScriptOptions } from './node-script';
export * from './node-script-data';
export {
  ConfigMapReference, type IConfigMapReference, type ISecretReference, type IServiceAccountReference, SecretReference, ServiceAccountReference,
} from './object-references';
export { PodField, ResourceField, type ResourceFieldOptions } from './pod-field';
export * from './policies';
export * from './probe-port';
export * from './projected-source';
export * from './sandbox-path';
export * from './script-run';
