package dev.fbads.local.backing.containers;

import org.testcontainers.utility.DockerImageName;

/** The images of production, in one place. */
final class Images {

    static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");
    static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.1.1");
    static final DockerImageName REDIS = DockerImageName.parse("redis:7.4");

    private Images() {
    }
}
