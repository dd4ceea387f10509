/**
 * The largest total size of the values of a ConfigMap or Secret that the API server accepts, in
 * bytes.
 */
export const CONFIG_MAP_BYTES = 1_048_576;
