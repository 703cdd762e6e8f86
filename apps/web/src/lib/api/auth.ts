import { type LoginRequest, Me } from '@e5b/contracts';
import { z } from 'zod';
import { callApi } from '../api-client.js';

export const fetchMe = (): Promise<Me> => callApi(Me, 'GET', 'auth/me');
export const login = (request: LoginRequest): Promise<Me> => callApi(Me, 'POST', 'auth/login', request);
export const logout = (): Promise<unknown> => callApi(z.unknown(), 'POST', 'auth/logout');
