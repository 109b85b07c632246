CREATE TABLE "discord_application" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"token" text NOT NULL,
	"api_base" text,
	"simulated" boolean NOT NULL,
	"commands_hash" text,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "discord_gateway_lease" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"holder" uuid NOT NULL,
	"epoch" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "discord_member" (
	"workspace" integer NOT NULL,
	"user_id" text NOT NULL,
	"direct_channel_id" text,
	"refused_at" timestamp with time zone,
	"last_guild_id" text,
	"interaction_token" text,
	"interaction_until" timestamp with time zone,
	"left_at" timestamp with time zone,
	CONSTRAINT "discord_member_workspace_user_id_pk" PRIMARY KEY("workspace","user_id")
);
--> statement-breakpoint
CREATE TABLE "discord_session" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"session_id" text NOT NULL,
	"resume_url" text NOT NULL,
	"intents" integer NOT NULL,
	"sequence" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "discord_thread" (
	"workspace" integer NOT NULL,
	"thread_id" text NOT NULL,
	"user_id" text NOT NULL,
	"guild_id" text NOT NULL,
	"parent_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "discord_thread_workspace_thread_id_pk" PRIMARY KEY("workspace","thread_id")
);
--> statement-breakpoint
CREATE TABLE "agent" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"public_name" text NOT NULL,
	"picture_blob" text,
	"picture_type" text,
	"created_at" timestamp with time zone NOT NULL,
	"deactivated_at" timestamp with time zone,
	CONSTRAINT "agent_workspace_id_pk" PRIMARY KEY("workspace","id"),
	CONSTRAINT "agent_user" UNIQUE("workspace","user_id")
);
--> statement-breakpoint
CREATE TABLE "owner_link" (
	"hash" text PRIMARY KEY NOT NULL,
	"workspace" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid,
	"conversation_id" uuid,
	"uploaded_by" uuid,
	"position" smallint DEFAULT 0 NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"state" text NOT NULL,
	"source" jsonb,
	"blob" text,
	"hash" text,
	"width" integer,
	"height" integer,
	"seconds" real,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"cause" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attachment_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"agent_id" uuid,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_entry_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"picture" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"handle" text,
	"name" text NOT NULL,
	"picture" text,
	"locale" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identity_workspace_id_pk" PRIMARY KEY("workspace","id"),
	CONSTRAINT "identity_address" UNIQUE("workspace","channel","address")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"identity_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"status" text NOT NULL,
	"assignee_id" uuid,
	"place" jsonb,
	"guild" jsonb,
	"origin" jsonb,
	"unread" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"last_inbound_at" timestamp with time zone,
	"last_message_at" timestamp with time zone NOT NULL,
	"last_message_id" uuid,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "conversation_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"author" text NOT NULL,
	"agent_id" uuid,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"key" text collate "C",
	"place" jsonb,
	"reply_to_id" uuid,
	"attachment_count" smallint DEFAULT 0 NOT NULL,
	"revisions" smallint DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "message_revision" (
	"workspace" integer NOT NULL,
	"message_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_revision_workspace_message_id_number_pk" PRIMARY KEY("workspace","message_id","number")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"workspace" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "delivery_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"part" smallint NOT NULL,
	"operation" text NOT NULL,
	"state" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"card" jsonb,
	"attachments" uuid[] DEFAULT '{}' NOT NULL,
	"reply_to" jsonb,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"attempted_at" timestamp with time zone,
	"retry_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"external_id" text,
	"place" jsonb,
	"cause" text,
	"detail" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workspace_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sign_in_account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"workspace" integer NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_workspace_number_pk" PRIMARY KEY("workspace","number")
);
--> statement-breakpoint
CREATE TABLE "event_counter" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"number" bigint DEFAULT '0' NOT NULL,
	"pruned" bigint DEFAULT '0' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_staging" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_staging_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace" integer NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lane" (
	"workspace" integer NOT NULL,
	"subject" uuid NOT NULL,
	"route" text NOT NULL,
	"due" timestamp with time zone,
	"priority" smallint DEFAULT 0 NOT NULL,
	"hold_until" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"owner" uuid,
	"attempt" bigint DEFAULT '0' NOT NULL,
	"wakes" bigint DEFAULT '0' NOT NULL,
	CONSTRAINT "lane_workspace_subject_route_pk" PRIMARY KEY("workspace","subject","route")
);
--> statement-breakpoint
CREATE TABLE "secret_check" (
	"id" integer PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "discord_application" ADD CONSTRAINT "discord_application_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent" ADD CONSTRAINT "agent_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owner_link" ADD CONSTRAINT "owner_link_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_workspace_contact_id_contact_workspace_id_fk" FOREIGN KEY ("workspace","contact_id") REFERENCES "public"."contact"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_workspace_contact_id_contact_workspace_id_fk" FOREIGN KEY ("workspace","contact_id") REFERENCES "public"."contact"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_workspace_identity_id_identity_workspace_id_fk" FOREIGN KEY ("workspace","identity_id") REFERENCES "public"."identity"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_workspace_conversation_id_conversation_workspace_id_fk" FOREIGN KEY ("workspace","conversation_id") REFERENCES "public"."conversation"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_account" ADD CONSTRAINT "sign_in_account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_message" ON "attachment" USING btree ("workspace","message_id","position");--> statement-breakpoint
CREATE INDEX "attachment_pending" ON "attachment" USING btree ("workspace","conversation_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("workspace","subject","at");--> statement-breakpoint
CREATE INDEX "identity_contact" ON "identity" USING btree ("workspace","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_open" ON "conversation" USING btree ("workspace","identity_id") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "conversation_identity" ON "conversation" USING btree ("workspace","identity_id","opened_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversation_recent" ON "conversation" USING btree ("workspace","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversation_queue" ON "conversation" USING btree ("workspace","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "conversation_assigned" ON "conversation" USING btree ("workspace","assignee_id","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'assigned';--> statement-breakpoint
CREATE INDEX "conversation_resolved" ON "conversation" USING btree ("workspace","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'resolved';--> statement-breakpoint
CREATE UNIQUE INDEX "message_key" ON "message" USING btree ("workspace","key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "message_page" ON "message" USING btree ("workspace","conversation_id","sent_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "delivery_open" ON "delivery" USING btree ("workspace","conversation_id","id") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "delivery_message" ON "delivery" USING btree ("workspace","message_id","part","id");--> statement-breakpoint
CREATE INDEX "delivery_external" ON "delivery" USING btree ("workspace","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "event_at" ON "event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "lane_due" ON "lane" USING btree ("route","workspace","priority","due") WHERE due is not null;