export * from './manifest-set';
export * from './read-manifests';
export * from './source-range';
