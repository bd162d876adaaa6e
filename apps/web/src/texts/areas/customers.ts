import customers from '../en/customers.json';
import { addTexts } from '../texts.ts';

addTexts({ customers });
