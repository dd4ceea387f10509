/** Environment variables by which the processes of one test run find the control plane that they share. */
export const SERVER_VARIABLE = 'TEST_CONTROL_PLANE_SERVER';
export const TOKEN_VARIABLE = 'TEST_CONTROL_PLANE_TOKEN';
