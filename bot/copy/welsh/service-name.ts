// The name of the service, in Welsh.
export const WELSH_SERVICE_NAME = 'Cynorthwyydd canllawiau CTAC';
