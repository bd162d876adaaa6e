import activity from '../en/activity.json';
import { catalogue } from '../texts.ts';

catalogue.add({ activity });
