import estimates from '../en/estimates.json';
import { catalogue } from '../texts.ts';

catalogue.add({ estimates });
